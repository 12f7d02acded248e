package dev.regain.flow;

import java.util.Locale;
import org.camunda.bpm.engine.AuthorizationException;
import org.springframework.context.MessageSource;
import org.springframework.context.MessageSourceResolvable;

/**
 * The product does not do this, or not yet; who of the staff asked reads why, in their language, and a task that they hold stays
 * theirs. An authorization exception because that is the one kind that the engine's REST calls hand on as a 4xx (403) everywhere.
 */
public class Refused extends AuthorizationException implements MessageSourceResolvable {

    private static final String WORDS = "refused.";

    private final String why;
    private final transient Object[] details;

    /**
     * @param why a key of {@code forms/reviewer/refused.properties}, after {@code refused.}
     * @param details for its words: counts, names of ours and of colleagues; never what was sent
     */
    public Refused(String why, Object... details) {
        this(why, details, WORDS + why);
    }

    private Refused(String why, Object[] details, String said) {
        super(said);
        this.why = why;
        this.details = details;
    }

    /** The one that the engine wrapped on its way, or null. */
    public static Refused in(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refused refused) {
                return refused;
            }
        }
        return null;
    }

    /** The same, with the words for whoever reads this language as its message. */
    public Refused said(MessageSource words, Locale language) {
        return new Refused(why, details, words.getMessage(this, language));
    }

    @Override
    public String[] getCodes() {
        return new String[] {WORDS + why};
    }

    @Override
    public Object[] getArguments() {
        return details;
    }
}
