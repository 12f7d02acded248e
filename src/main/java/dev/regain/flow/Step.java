package dev.regain.flow;

import dev.regain.casefile.CaseId;
import dev.regain.flow.Answer.Rejected;
import java.util.List;
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
     * What is wrong beyond what the fields' types say, such as with one that is read by the rule of another. Told before anything
     * is counted.
     */
    default List<Rejected> complaints(F form) {
        return List.of();
    }

    /**
     * What the beginnings of cases with this form are counted by: the clue in its one shape, whatever else is on the page. Anything
     * that JSON can be made of.
     */
    default Object clue(F form) {
        return form;
    }

    /**
     * Whether we are to send a message for this form. Who has had some work for each further one; the entry page of a path, which has
     * something looked up, is always one.
     */
    default boolean asksForMessage(F form) {
        return false;
    }

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
