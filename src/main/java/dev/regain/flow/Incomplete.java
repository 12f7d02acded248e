package dev.regain.flow;

import org.camunda.bpm.engine.AuthorizationException;

/**
 * What somebody of the staff sent with a task lacks something; they read these words, and the task stays theirs. Like every
 * refusal an authorization exception, the one kind that the engine's REST calls hand on as a 4xx.
 */
public class Incomplete extends AuthorizationException {

    /** @param what is missing; never what was sent */
    public Incomplete(String what) {
        super(what);
    }

    /** The one that the engine wrapped on its way, or null. */
    public static Incomplete in(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof Incomplete incomplete) {
                return incomplete;
            }
        }
        return null;
    }
}
