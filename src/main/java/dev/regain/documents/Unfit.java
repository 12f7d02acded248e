package dev.regain.documents;

/** A document that cannot be used, with the rule that it breaks. */
class Unfit extends Exception {

    private final String rule;

    Unfit(String rule) {
        super(rule);
        this.rule = rule;
    }

    String rule() {
        return rule;
    }
}
