package dev.regain.casefile;

import java.time.Instant;
import java.util.List;

/** What a room has on record of what happened to a case; reviewers read what all rooms have, in the order of time. */
public interface Chronicle {

    List<Happened> of(CaseId caseId);

    /**
     * @param what a name of ours, such as {@code face-passed}
     * @param details names of choices
     */
    record Happened(Instant at, String what, List<String> details) {}
}
