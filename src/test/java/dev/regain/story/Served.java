package dev.regain.story;

/** Where people reach the product: a process of it, or what stands before several of them. */
interface Served {

    /** Without a path. */
    String address();

    /** Whether it is there now. */
    boolean answers() throws InterruptedException;
}
