/** Everything outside Regain: a port for what we want from it, adapters for who does it. */
@ApplicationModule(
        displayName = "Outside",
        allowedDependencies = {"formats", "keys"})
package dev.regain.outside;

import org.springframework.modulith.ApplicationModule;
