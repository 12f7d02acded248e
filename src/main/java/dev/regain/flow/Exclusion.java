package dev.regain.flow;

import dev.regain.casefile.CaseId;
import java.util.Optional;

/** A reason for which somebody of the staff may neither take nor complete a task of a case [S4]. Whichever room knows one has a bean. */
public interface Exclusion {

    /**
     * @param task the user task's id in its diagram
     * @return why, for the person who is kept out; empty where this reason does not apply
     */
    Optional<Refused> of(CaseId caseId, String task, String staff);
}
