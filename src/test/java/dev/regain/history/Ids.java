package dev.regain.history;

import java.util.UUID;
import org.camunda.bpm.engine.impl.cfg.IdGenerator;

/**
 * Ids like the engine's own, UUIDs of time, but counted, so that a year is the same each time. The last half of each is the same:
 * that of a copy differs there, see {@link #ofCopy}.
 */
final class Ids implements IdGenerator {

    /** How each id ends. */
    static final String END = "-8000-000000000000";

    private static final long VERSION_OF_TIME = 0x1000;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private long last;

    /** How ids of this copy end. */
    static String ofCopy(long seed, int number) {
        return "-%04x-%012x".formatted(0x8000 | seed & 0x3fff, number);
    }

    UUID next() {
        last++;
        return new UUID(last << 32 | (last >> 32 & 0xffff) << 16 | VERSION_OF_TIME, VARIANT);
    }

    @Override
    public String getNextId() {
        return next().toString();
    }
}
