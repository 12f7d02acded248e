package dev.regain.outside.directory.load;

/** A file that is not what an import reads, as a whole; the message says why and what to do, in a line. */
final class CannotRead extends Exception {

    CannotRead(String message) {
        super(message, null, false, false);
    }
}
