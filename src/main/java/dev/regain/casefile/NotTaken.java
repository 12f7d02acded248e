package dev.regain.casefile;

import java.util.List;

/**
 * A file is not taken into the in-tray. The rule's name ({@code empty}, {@code type}, {@code too-large}, {@code too-many},
 * {@code too-large-in-all}, {@code closed}) selects the text that the person reads.
 */
public final class NotTaken extends RuntimeException {

    private final String rule;
    private final List<Object> details;

    NotTaken(String rule, Object... details) {
        super(rule);
        this.rule = rule;
        this.details = List.of(details);
    }

    public String rule() {
        return rule;
    }

    /** Figures for the text, in its order: the megabytes or the files that are taken at most. */
    public List<Object> details() {
        return details;
    }
}
