package dev.regain.outside.directory.load;

import java.io.IOException;
import java.sql.SQLException;
import org.springframework.core.NestedExceptionUtils;

/** Why an import stopped, in words for its operator. */
final class Stopped {

    private Stopped() {}

    /** Of what is neither told by us nor by the database or the file system the type alone: its words might repeat a line. */
    static String why(Exception stopped) {
        if (stopped instanceof IllegalStateException) {
            return stopped.getMessage();
        }
        Throwable cause = NestedExceptionUtils.getMostSpecificCause(stopped);
        String type = cause.getClass().getSimpleName();
        boolean mayBeTold = cause instanceof SQLException || cause instanceof IOException;
        return (mayBeTold ? type + ": " + cause.getMessage() : type) + ".";
    }
}
