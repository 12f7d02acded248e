package dev.regain.staff;

/** Somebody signed in at the provider, or tried to, and does not come in. */
class NoAccess extends Exception {

    /** As the page names it, in lower case. */
    enum Why {
        /** The provider puts them into no group of ours. */
        NO_GROUP,
        /** What identifies them at the provider cannot identify them here. */
        NO_PERSON,
        /** They did not sign in, or too late, or a second time with the same answer of the provider's. */
        NOT_SIGNED_IN,
        PROVIDER_IS_DOWN
    }

    private final Why why;

    /** @param message for the log: of settings and claims' names, never of the person */
    NoAccess(Why why, String message) {
        super(message);
        this.why = why;
    }

    Why why() {
        return why;
    }
}
