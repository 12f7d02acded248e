package dev.regain.history;

/** What is asked cannot be answered, and which parameter is why. Nothing that was sent is repeated. */
class WrongQuestion extends RuntimeException {

    /** What is wrong, for a page that says it in the reader's language. */
    enum Why {
        NO_SUCH_PARAMETER,
        TWICE,
        TOO_LONG,
        CONTROL_CHARACTER,
        NO_SUCH_CHOICE,
        NO_NUMBER,
        NO_DAY,
        TURNED_ROUND,
        NO_CASE_NUMBER,
        NOT_NAMED,
        NO_SUCH_PROCESS,
        NO_SUCH_VERSION,
        OF_NO_PROCESS,
        FEWER_THAN_FIVE
    }

    private final String parameter;
    private final Why why;

    WrongQuestion(String parameter, Why why, String detail) {
        super(detail);
        this.parameter = parameter;
        this.why = why;
    }

    String parameter() {
        return parameter;
    }

    Why why() {
        return why;
    }
}
