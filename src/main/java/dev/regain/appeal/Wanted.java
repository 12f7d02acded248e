package dev.regain.appeal;

import java.util.List;
import java.util.Locale;

/**
 * Something that the applicant is asked for.
 *
 * @param shortcoming what is wrong with what is there; null where the reviewer did not say
 */
record Wanted(Item item, Shortcoming shortcoming) {

    /** As the appeal's events keep it. */
    static Wanted of(String text) {
        String[] parts = text.split(":");
        return new Wanted(Item.valueOf(parts[0]), Shortcoming.valueOf(parts[1]));
    }

    static List<Wanted> of(List<String> texts) {
        return texts.stream().map(Wanted::of).toList();
    }

    /** {@code BUSINESS_LICENCE:UNREADABLE}. */
    String text() {
        return item + ":" + shortcoming;
    }

    /** {@code business-licence-unreadable}, as the audit log has it. */
    String code() {
        return (item + "-" + shortcoming).toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
