package dev.regain.appeal;

import java.util.Locale;

/** How an appeal stands, in the words of its applicant. */
enum Status {
    SUBMITTED,
    IN_REVIEW,
    MORE_MATERIAL,
    APPROVED,
    REJECTED,
    WITHDRAWN,
    EXPIRED;

    boolean isOpen() {
        return this == SUBMITTED || this == IN_REVIEW || this == MORE_MATERIAL;
    }

    /** {@code more-material}, as pages have it. */
    String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
