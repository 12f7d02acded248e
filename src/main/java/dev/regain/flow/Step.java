package dev.regain.flow;

import dev.regain.casefile.CaseId;

/**
 * What stands behind a page with a form: the entry page of a path (the bean has the process's name) or a user task (the
 * bean has the task's id).
 *
 * @param <F> the form, a record whose components are the fields; types with a static {@code of(String)} read themselves
 *     and break with the name of the rule
 */
public interface Step<F extends Record> extends Page {

    /** Reads what the person sent, keeps what is personal in the case file, and answers with facts. */
    Answer submit(CaseId caseId, F form);
}
