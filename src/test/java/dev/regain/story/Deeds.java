package dev.regain.story;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Who is doing what at this moment, for whoever looks for a moment to kill. */
final class Deeds {

    private final Map<Object, Deed> underWay = new HashMap<>();

    synchronized void begin(Object who, Deed deed) {
        underWay.put(who, deed);
        notifyAll();
    }

    synchronized void end(Object who) {
        underWay.remove(who);
    }

    /** @return whether somebody began it in time, and is at it still */
    synchronized boolean await(Deed deed, Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (!underWay.containsValue(deed)) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }

    synchronized Collection<Deed> underWay() {
        return List.copyOf(underWay.values());
    }
}
