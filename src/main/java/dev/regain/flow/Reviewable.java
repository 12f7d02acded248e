package dev.regain.flow;

import dev.regain.casefile.CaseId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;

/** What the room behind a process that reviewers decide tells them of its cases. */
public interface Reviewable {

    /** How a case stands; empty where it is not one of this room's, or not handed in yet. */
    Optional<Standing> standingOf(CaseId caseId);

    /** What is to be looked at before the case is approved. */
    List<Check> checklistOf(CaseId caseId);

    /**
     * What may be answered to a task of the case, as its form offers it; empty where the task is not one of this room's.
     *
     * @param task the user task's id in its diagram
     */
    Optional<Choices> choicesOf(CaseId caseId, String task);

    /** The changes to accounts that somebody on file objects to, oldest first; none where nobody does. */
    List<Disputed> disputedIn(CaseId caseId);

    /** What a photo of the case was to show, while it waits to be compared; else nothing. */
    default Optional<Photographed> photographedIn(CaseId caseId) {
        return Optional.empty();
    }

    /**
     * What nobody knew before the photo was asked for.
     *
     * @param number to be written on a paper beside the face, 4 digits
     * @param pose in the words of pages: {@code hand-at-left-ear}
     */
    record Photographed(String number, String pose) {}

    /**
     * @param kind {@code login-method} or {@code security-check}
     * @param accountId of the account that it is about
     * @param contact what was to be on file, masked; null where it is forgotten
     * @param standing in the words of pages: {@code frozen}, {@code changed}
     * @param askedAt in the zone in which staff reads times
     * @param changedAt when it was made, or null
     */
    record Disputed(
            String kind,
            String accountId,
            String contact,
            String standing,
            ZonedDateTime askedAt,
            ZonedDateTime changedAt) {}

    /** Who on file objected, oldest first; for who settles it alone, for some of it is in their own words. */
    default List<Objected> objectionsIn(CaseId caseId) {
        return List.of();
    }

    /**
     * @param accountId of the account that they are on file for; null where it is gone
     * @param contact where they were told, masked
     * @param onFileSince when the account's record has them from, or null where it does not have them any more
     * @param objectedAt in the zone in which staff reads times
     * @param statement what they wrote, in clear; null where they wrote nothing
     */
    record Objected(
            String accountId, String contact, ZonedDateTime onFileSince, ZonedDateTime objectedAt, String statement) {}

    /**
     * @param status in the words of pages: {@code in-review}
     * @param isOpen whether it is not decided or over
     * @param branch {@code legal-person} or {@code documents}
     * @param enterpriseStatus what the applicant says has become of the enterprise, or null where nobody asked
     * @param submittedAt in the zone in which staff reads times
     * @param dueAt until when the one whose turn it is has time, or null
     * @param details of the last thing that happened: reasons, or materials that are wanted
     */
    record Standing(
            String status,
            boolean isOpen,
            String branch,
            String enterpriseStatus,
            ZonedDateTime submittedAt,
            ZonedDateTime dueAt,
            List<String> details) {}

    /**
     * @param name as in {@code bpmn/review-checklist.dmn}
     * @param isMust without it, no approval
     */
    record Check(String name, boolean isMust) {}

    /**
     * Names of choices, in the order in which they are offered; pages have the words.
     *
     * @param decisions {@code approve}, {@code more}, {@code reject}; {@code confirm}, {@code disagree}
     * @param reasons of a rejection: {@code R01}
     * @param wanted what may be asked for: {@code BUSINESS_LICENCE}
     * @param shortcomings why it may be asked for: {@code UNREADABLE}
     * @param roundsLeft how often more may be asked for
     */
    record Choices(
            List<String> decisions,
            List<String> reasons,
            List<String> wanted,
            List<String> shortcomings,
            int roundsLeft) {

        /** With nothing to be added to any of them. */
        public static Choices between(String... decisions) {
            return new Choices(List.of(decisions), List.of(), List.of(), List.of(), 0);
        }
    }
}
