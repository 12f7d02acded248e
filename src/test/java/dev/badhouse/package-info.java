/**
 * Breaks each rule of the house once, to show that the rule finds it. It stands outside {@code dev.regain}, or the
 * application's tests would start it.
 */
package dev.badhouse;
