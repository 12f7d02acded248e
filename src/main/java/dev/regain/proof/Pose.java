package dev.regain.proof;

import java.util.Locale;

/** What a person does in a photo, told them only when it is taken: a picture that was there before does not show it. */
enum Pose {
    HAND_AT_LEFT_EAR,
    HAND_AT_RIGHT_EAR,
    HAND_ON_HEAD,
    FINGER_AT_CHIN,
    THREE_FINGERS_UP;

    /** In the words of pages: {@code hand-at-left-ear}. */
    String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
