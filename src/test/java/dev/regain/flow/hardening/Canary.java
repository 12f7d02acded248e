package dev.regain.flow.hardening;

import java.util.concurrent.atomic.AtomicInteger;

/** Sings where an expression runs as code, by its bean or by reflection. Public because reflection asks for it. */
public class Canary {

    private static final AtomicInteger SONGS = new AtomicInteger();

    public Canary() {
        SONGS.incrementAndGet();
    }

    public String sing() {
        SONGS.incrementAndGet();
        return "tweet";
    }

    static int songs() {
        return SONGS.get();
    }
}
