package dev.regain.proof;

/** How a face check came out, by the provider's own word. */
enum FaceOutcome {
    PENDING,
    PASSED,
    FAILED
}
