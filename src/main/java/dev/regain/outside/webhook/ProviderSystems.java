package dev.regain.outside.webhook;

import java.time.Instant;
import java.util.UUID;

/** The provider's own systems, told of what happens to accounts. */
public interface ProviderSystems {

    /** Whether anybody there wants to hear. */
    boolean listen();

    /** @throws NotTaken where they did not take it; trying again later may help */
    void tell(Event event);

    /**
     * @param key the same whenever the same event is told again, so that who has it already can drop it
     * @param body JSON; {@code docs/webhooks.md} says what is in it
     */
    record Event(UUID key, Instant happenedAt, String body) {

        @Override
        public String toString() {
            return "Event[" + key + "]";
        }
    }

    /** They refused or could not be reached. Says how, never what was told. */
    final class NotTaken extends RuntimeException {

        public NotTaken(String how) {
            super("the provider's systems did not take an event: " + how);
        }
    }
}
