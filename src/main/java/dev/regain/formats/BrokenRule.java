package dev.regain.formats;

/**
 * What a person typed breaks a rule of its format. The rule's name ({@code required}, {@code format},
 * {@code too-long}, …) selects the text that the person reads; the typed text itself is never part of this exception.
 */
public final class BrokenRule extends IllegalArgumentException {

    private final String rule;

    public BrokenRule(String rule) {
        super(rule);
        this.rule = rule;
    }

    public String rule() {
        return rule;
    }
}
