package dev.regain.recovery;

/** The ways to prove that an account is one's own. */
enum Proof {
    SMS,
    FACE
}
