package dev.regain.audit;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How the log ended at a time: {@code 1204:7e9f0c1a-…}, an entry's number and its link. Says nothing of anybody. */
record Mark(long number, UUID chain) {

    private static final Pattern SHAPE =
            Pattern.compile("([1-9][0-9]{0,17}):([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})");

    static Optional<Mark> of(String text) {
        Matcher shape = SHAPE.matcher(text);
        return shape.matches()
                ? Optional.of(new Mark(Long.parseLong(shape.group(1)), UUID.fromString(shape.group(2))))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return number + ":" + chain;
    }
}
