package dev.regain.web;

/**
 * What is wrong with what was sent.
 *
 * @param field the form's field, or empty for the form as a whole
 * @param rule the broken rule's name, {@code data-error} on the page
 * @param text what the person reads
 */
public record Complaint(String field, String rule, String text) {}
