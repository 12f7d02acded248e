package dev.regain.access;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** How a change stands. */
enum Standing {
    /** The applicant is asked for it. */
    ASKED,
    /** Those on file were told, and may object. */
    HELD,
    /** Somebody objected before it was made. */
    FROZEN,
    CHANGED,
    /** A lead upheld the objection before it was made. */
    STOPPED,
    /** A lead upheld the objection after it was made. */
    TAKEN_BACK,
    GIVEN_UP,
    /** The second proof was not passed, or does not cover the account. */
    NOT_PROVEN,
    NOT_CONFIRMED,
    /** Another account has this login method, or came to have it during the hold. */
    TAKEN,
    /** The account was taken off file during the hold. */
    ACCOUNT_GONE;

    private static final Set<Standing> TOLD = EnumSet.of(HELD, FROZEN, CHANGED, STOPPED, TAKEN_BACK);

    /** Whether it came so far that those on file were told. */
    boolean isTold() {
        return TOLD.contains(this);
    }

    /** {@code taken-back}, as pages have it. */
    String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
