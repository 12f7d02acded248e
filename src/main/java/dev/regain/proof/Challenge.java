package dev.regain.proof;

import java.security.SecureRandom;

/**
 * What a photo has to show, new for each: so it was taken now, and for this.
 *
 * @param number 4 digits, to be written on a paper
 */
record Challenge(String number, Pose pose) {

    private static final SecureRandom RANDOM = new SecureRandom();

    static Challenge random() {
        return new Challenge(
                "%04d".formatted(RANDOM.nextInt(10_000)), Pose.values()[RANDOM.nextInt(Pose.values().length)]);
    }

    /** Reads {@link #text()}. */
    static Challenge of(String text) {
        String[] parts = text.split(" ");
        return new Challenge(parts[0], Pose.valueOf(parts[1]));
    }

    String text() {
        return number + " " + pose.name();
    }
}
