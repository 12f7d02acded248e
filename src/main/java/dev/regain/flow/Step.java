package dev.regain.flow;

import dev.regain.casefile.CaseId;
import java.util.Optional;

/**
 * What stands behind a page with a form: the entry page of a path (the bean has the process's name) or a user task (the
 * bean has the task's id).
 *
 * @param <F> the form, a record whose components are the fields; types with a static {@code of(String)} read themselves
 *     and break with the name of the rule
 */
public interface Step<F extends Record> extends Page {

    /**
     * Asked first, outside of any transaction: what must count even where all else is rolled back, such as a try or a
     * limit.
     *
     * @return an answer that spares asking {@link #submit}, or nothing
     */
    default Optional<Answer> admit(CaseId caseId, F form) {
        return Optional.empty();
    }

    /**
     * Reads what the person sent, keeps what is personal in the case file, and answers with facts. One transaction holds
     * this and the task's completion; it may be asked again where another request was quicker.
     */
    Answer submit(CaseId caseId, F form);
}
