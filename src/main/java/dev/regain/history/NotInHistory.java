package dev.regain.history;

/** What is asked for is not in the history: it never was, or it has been cleaned up. */
class NotInHistory extends RuntimeException {

    /** What is not there, for a page that says it in the reader's language. */
    enum What {
        NO_SUCH_CASE,
        NO_SUCH_DIAGRAM,
        NO_SUCH_TABLE
    }

    private final What what;

    NotInHistory(What what, String detail) {
        super(detail);
        this.what = what;
    }

    What what() {
        return what;
    }
}
