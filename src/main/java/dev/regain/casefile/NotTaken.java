package dev.regain.casefile;

/**
 * A file is not taken into the in-tray. The rule's name ({@code empty}, {@code type}, {@code too-large}, {@code too-many},
 * {@code too-large-in-all}, {@code closed}) selects the text that the person reads.
 */
public final class NotTaken extends RuntimeException {

    private final String rule;

    NotTaken(String rule) {
        super(rule);
        this.rule = rule;
    }

    public String rule() {
        return rule;
    }
}
