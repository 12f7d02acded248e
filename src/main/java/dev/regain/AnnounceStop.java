package dev.regain;

import java.time.Duration;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * From the first moment of a stop the node says that it is not ready ({@link ReadinessState}), but goes on answering until whoever
 * sends it requests has had the time to hear of it. Only then does the server take no more of them.
 */
@Component
class AnnounceStop implements SmartLifecycle {

    private final StopSettings settings;
    private volatile boolean running;

    AnnounceStop(StopSettings settings) {
        this.settings = settings;
    }

    /** Before the web server, which is stopped in a phase below. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        Duration announced = settings.announcedFor();
        try {
            Thread.sleep(announced.toMillis());
        } catch (InterruptedException inAHurry) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
