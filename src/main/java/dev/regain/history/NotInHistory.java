package dev.regain.history;

/** What is asked for is not in the history: it never was, or it has been cleaned up. */
class NotInHistory extends RuntimeException {

    NotInHistory(String what) {
        super(what);
    }
}
