package dev.regain;

import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.bind.validation.BindValidationException;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;

/** Why it does not start, and what to do, in a line; a stack trace only where nobody foresaw it. */
@Order(Ordered.HIGHEST_PRECEDENCE)
class StartUpErrors implements FailureAnalyzer {

    /** H2's DATABASE_ALREADY_OPEN_1. */
    private static final int FILE_IS_LOCKED = 90020;

    private static final Pattern QUOTED = Pattern.compile("\"([^\"]+)\"");

    @Override
    public FailureAnalysis analyze(Throwable failure) {
        BindException unreadable = null;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String line = line(cause);
            if (line != null) {
                return new FailureAnalysis(line, null, cause);
            }
            if (cause instanceof BindException setting) {
                unreadable = setting;
            }
        }
        return unreadable == null ? null : new FailureAnalysis(ofSetting(unreadable), null, unreadable);
    }

    /** Without its value: it may be a secret at the wrong place. */
    private static String ofSetting(BindException unreadable) {
        return "Set " + unreadable.getName() + ": what is set cannot be read as "
                + unreadable.getTarget().getType().resolve(Object.class).getSimpleName() + ".";
    }

    private static String line(Throwable cause) {
        if (cause instanceof SQLException refused && refused.getErrorCode() == FILE_IS_LOCKED) {
            Matcher file = QUOTED.matcher(String.valueOf(refused.getMessage()));
            return "Regain is already running on the database " + (file.find() ? file.group(1) : "file")
                    + ": stop that one, or start this one with --regain.home=<another folder> and"
                    + " --server.port=<another port>.";
        }
        if (cause instanceof SQLException refused && isAboutCertificate(refused)) {
            return "The database's certificate does not fit: set sslrootcert in spring.datasource.url to whoever vouches for"
                    + " it, and the host to a name that it has.";
        }
        if (cause instanceof SQLException refused) {
            return ofDatabase(String.valueOf(refused.getSQLState()));
        }
        if (cause instanceof FlywayValidateException changed
                && String.valueOf(changed.getMessage()).contains("not resolved locally")) {
            return "A newer release of Regain has changed this database: start that release, or put back the copy from"
                    + " before it.";
        }
        if (cause instanceof PortInUseException taken) {
            return "Port " + taken.getPort()
                    + " is taken: stop what listens there, or start with --server.port=<another port>.";
        }
        if (cause instanceof BindValidationException invalid) {
            return invalid.getValidationErrors().getAllErrors().stream()
                    .map(error -> "Set " + place(invalid, error) + ": " + error.getDefaultMessage() + ".")
                    .collect(Collectors.joining(System.lineSeparator()));
        }
        return isToldByUs(cause) ? cause.getMessage() : null;
    }

    private static boolean isAboutCertificate(Throwable refused) {
        return Stream.iterate(refused, cause -> cause != null, Throwable::getCause)
                .anyMatch(cause -> cause instanceof SSLPeerUnverifiedException
                        || cause instanceof SSLHandshakeException
                        || cause instanceof GeneralSecurityException);
    }

    /** SQL states are PostgreSQL's, and H2 has some of the same. */
    private static String ofDatabase(String state) {
        return switch (state) {
            case "28P01", "28000" ->
                "The database does not let us in: set spring.datasource.username and spring.datasource.password.";
            case "3D000" -> "The server has no such database: make it, or set spring.datasource.url.";
            case "08001", "08004", "08006" -> "The database cannot be reached: start it, or set spring.datasource.url.";
            default -> null;
        };
    }

    private static String place(BindValidationException invalid, ObjectError error) {
        String field = error instanceof FieldError one ? "." + DataObjectPropertyName.toDashedForm(one.getField()) : "";
        return invalid.getValidationErrors().getName() + field;
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
