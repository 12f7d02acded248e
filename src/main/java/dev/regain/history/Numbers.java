package dev.regain.history;

import java.util.List;

/**
 * A table of numbers about many cases. The components of its rows are its columns: in the answer to a page, in CSV, and in SQL with
 * underscores. Durations are in seconds.
 */
interface Numbers<R extends Record> {

    /** As the address has it. */
    String name();

    Class<R> row();

    /** Whether they tell what waits now, whenever its case began and in whichever version; then only the process is asked for. */
    default boolean areOfNow() {
        return false;
    }

    List<R> of(Selection selection);
}
