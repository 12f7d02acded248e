/**
 * What operators watch, for Prometheus. It reads the tables that the engine keeps, as the room {@code history} does, and writes
 * nothing; what only happens and is kept nowhere is counted in the room where it happens. No label says anything about a person, and
 * the values of each are known from the diagrams.
 */
@ApplicationModule(
        displayName = "Metrics",
        allowedDependencies = {"keys"})
package dev.regain.metrics;

import org.springframework.modulith.ApplicationModule;
