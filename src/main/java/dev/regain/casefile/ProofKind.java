package dev.regain.casefile;

/** How somebody showed that an account is theirs. Two of one kind are one proof. */
public enum ProofKind {
    /** They read what goes to its secure phone. */
    SMS,
    /** The person who was verified for it was before the camera. */
    FACE
}
