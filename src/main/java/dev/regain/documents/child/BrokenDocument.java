package dev.regain.documents.child;

/** A document breaks a rule; its name selects what the applicant reads. */
class BrokenDocument extends Exception {

    private final String rule;

    BrokenDocument(String rule) {
        super(rule);
        this.rule = rule;
    }

    String rule() {
        return rule;
    }
}
