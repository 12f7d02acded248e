package dev.regain.story;

/** Where people reach the product: a process of it, or what stands before several of them. */
interface Served {

    /** Without a path. */
    String address();

    /** Whether it is there now. */
    boolean answers() throws InterruptedException;

    /** Where phones show what they were sent, without a path. */
    default String phones() {
        return address();
    }

    /** Whether its own sandbox stands in for those outside; where it does not, applicants have a mailbox as well. */
    default boolean hasSandbox() {
        return true;
    }
}
