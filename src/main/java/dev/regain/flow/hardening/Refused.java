package dev.regain.flow.hardening;

import org.camunda.bpm.engine.AuthorizationException;

/**
 * The engine does not do this, whoever asks. An authorization exception because that is the one kind that the engine's REST
 * calls hand on as a 4xx (403) everywhere; the text never holds what was sent.
 */
class Refused extends AuthorizationException {

    Refused(String why) {
        super(why);
    }

    /** The refusal that the engine wrapped on its way, or null. */
    static Refused in(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refused refused) {
                return refused;
            }
        }
        return null;
    }
}
