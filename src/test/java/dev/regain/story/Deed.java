package dev.regain.story;

import java.time.Duration;

/** What somebody who appeals is doing at a moment, as far as it matters when the power goes. */
enum Deed {
    ENTER_ENTERPRISE("enter enterprise", 300),
    CHOOSE_BRANCH("choose branch", 150),
    STATE_PERSON("state legal person or handler", 150),
    SEND_FILE("send a file", 250),
    HAND_IN("hand in documents", 400),
    AWAIT_COLLECTION("await inspection, scan, storing", 3_000),
    CONSENT("consent to face check", 150),
    OPEN_CAMERA("open the phone's camera", 150),
    SHOW_FACE("show face", 250),
    AWAIT_FACE_RESULT("await the result of the face check", 300),
    LEAVE_CONTACT("leave contact", 150),
    AWAIT_CODE("await code by SMS", 400),
    SUBMIT("submit", 250),
    READ_QUERY_CODE("read query code", 150),
    AWAIT_RECEIPT("await receipt by SMS", 400);

    private final String words;
    private final int lasts;

    Deed(String words, int lasts) {
        this.words = words;
        this.lasts = lasts;
    }

    /** About how long it takes at most. */
    Duration lasts() {
        return Duration.ofMillis(lasts);
    }

    @Override
    public String toString() {
        return words;
    }
}
