package dev.regain;

import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Why it does not start, and what to do, in a line; a stack trace only where nobody foresaw it. */
@Order(Ordered.HIGHEST_PRECEDENCE)
class StartUpErrors implements FailureAnalyzer {

    /** H2's DATABASE_ALREADY_OPEN_1. */
    private static final int FILE_IS_LOCKED = 90020;

    private static final Pattern QUOTED = Pattern.compile("\"([^\"]+)\"");

    @Override
    public FailureAnalysis analyze(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String line = line(cause);
            if (line != null) {
                return new FailureAnalysis(line, null, cause);
            }
        }
        return null;
    }

    private static String line(Throwable cause) {
        if (cause instanceof SQLException refused && refused.getErrorCode() == FILE_IS_LOCKED) {
            Matcher file = QUOTED.matcher(String.valueOf(refused.getMessage()));
            return "Regain is already running on the database " + (file.find() ? file.group(1) : "file")
                    + ": stop that one, or start this one with --regain.home=<another folder> and"
                    + " --server.port=<another port>.";
        }
        if (cause instanceof PortInUseException taken) {
            return "Port " + taken.getPort()
                    + " is taken: stop what listens there, or start with --server.port=<another port>.";
        }
        return isToldByUs(cause) ? cause.getMessage() : null;
    }

    /** A room that stops the start says why in its own words; what is only passed on has a cause. */
    private static boolean isToldByUs(Throwable cause) {
        StackTraceElement[] trace = cause.getStackTrace();
        return cause instanceof IllegalStateException
                && cause.getCause() == null
                && trace.length > 0
                && trace[0].getClassName().startsWith(StartUpErrors.class.getPackageName() + ".");
    }
}
