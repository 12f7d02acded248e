package dev.regain.audit;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why somebody has to see more than is shown: one of these, for a reason in words would say who it is about. */
public enum Purpose {
    COMPARE_WITH_DOCUMENT,
    COMPARE_WITH_RECORD,
    CALL_APPLICANT,
    LOOK_INTO_ABUSE,
    CHECK_A_DECISION;

    public static Optional<Purpose> of(String code) {
        return Arrays.stream(values())
                .filter(purpose -> purpose.code().equals(code))
                .findFirst();
    }

    /** {@code compare-with-document}, as forms and the log have it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
