package dev.regain.outside.faces;

/** What a provider says of a face check. */
public sealed interface FaceResult {

    /** Nothing yet. */
    record Pending() implements FaceResult {}

    /** A live person passed, and this is who. */
    record Passed(Identity person) implements FaceResult {}

    /** Somebody tried and did not pass; on the provider's page they may try again. */
    record NotPassedYet() implements FaceResult {}

    /** The check ended without a pass: not live, not the person, or broken off. */
    record NotPassed() implements FaceResult {}
}
