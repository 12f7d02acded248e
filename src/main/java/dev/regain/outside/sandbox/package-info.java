/**
 * Stand-ins for what is outside: a phone that receives, a provider that looks at faces, a directory with people in it.
 * They are the default of the embedded run, and each is chosen by its own setting.
 */
package dev.regain.outside.sandbox;
