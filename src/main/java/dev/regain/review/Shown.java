package dev.regain.review;

import dev.regain.casefile.Document;
import dev.regain.casefile.Slots;
import dev.regain.flow.Reviewable.Disputed;
import dev.regain.flow.Reviewable.Photographed;
import dev.regain.flow.Reviewable.Standing;
import dev.regain.outside.directory.AccountInformation;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * What the page of a case shows, in its order.
 *
 * @param number of the case, as staff calls it
 * @param photographed what a photo that waits to be compared was to show, or null
 * @param face {@code claimed}, {@code other}, {@code unnamed} or {@code none}: who passed the face check; {@code photo} where a
 *     person compares a photo instead
 * @param supplements how often the applicant brought more: ticks are for what was there when they were made
 * @param recoveries how many other cases looked for one of the accounts and are no appeals
 */
record Shown(
        String number,
        Standing standing,
        boolean isLate,
        List<Signal> signals,
        List<Disputed> disputed,
        Photographed photographed,
        List<Line> lines,
        String face,
        int facesFailed,
        List<Ticked> checklist,
        List<Paper> papers,
        List<Offered> accounts,
        List<OtherAppeal> others,
        int recoveries,
        int supplements,
        List<Told> timeline) {

    boolean hasInClear() {
        return lines.stream().anyMatch(Line::isInClear) || papers.stream().anyMatch(Paper::isInClear);
    }

    /**
     * What the eye is to fall on.
     *
     * @param level {@code good}, {@code look} or {@code bad}
     */
    record Signal(String level, String name, int count) {}

    /**
     * A claim beside what is on record.
     *
     * @param match the best of those that are so now
     */
    record Line(String field, String claimed, boolean isInClear, Match match, List<Beside> recorded) {}

    /** @param accountIds whose record says so; none where the face check told it */
    record Beside(String value, Match match, List<String> accountIds, Instant until) {}

    record Ticked(String check, boolean isMust, boolean isTicked) {}

    /** @param name of the file as the applicant's device calls it, masked but for its ending */
    record Paper(Document document, String name, boolean isInClear) {

        /** Of somebody; as it was sent it is nobody's to have. */
        public boolean isPhoto() {
            return Slots.PHOTOS.contains(document.slot());
        }
    }

    /** @param until when it ceased to be the enterprise's, or null while it is */
    record Offered(UUID ref, AccountInformation information, Instant until, boolean isGivenBack) {}

    record OtherAppeal(
            String caseId,
            String number,
            ZonedDateTime submittedAt,
            String status,
            List<String> details,
            Set<String> shared) {}

    /**
     * @param kind the bundle's part that has the words: {@code happened}, {@code handed-in} or {@code did}
     * @param by who of the staff, or null
     * @param note in their words, or null
     */
    record Told(ZonedDateTime at, String kind, String what, List<String> details, String by, String note) {}
}
