/**
 * What runs in the child process alone: parsers and renderers see applicants' files here and nowhere else (security rule
 * S14). Nothing here knows the application, its settings or its database.
 */
package dev.regain.documents.child;
