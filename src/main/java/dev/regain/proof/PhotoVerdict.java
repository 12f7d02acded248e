package dev.regain.proof;

/** What a reviewer sees in a photo beside an ID card. */
enum PhotoVerdict {
    /** The person of the card, with the number and the gesture that were asked for. */
    SAME_PERSON,
    NOT_SAME_PERSON,
    /** Blurred, cut off or without what was asked for. */
    CANNOT_TELL
}
