package dev.regain.outside.directory.load;

/** Somebody else changed an account between our look and our writing; the file goes on from the last committed place. */
final class Overtaken extends RuntimeException {

    Overtaken() {
        super("an account was changed meanwhile", null, false, false);
    }
}
