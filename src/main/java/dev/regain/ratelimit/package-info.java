/** How often somebody may ask, and where messages go; counted in the database, so that all nodes share the count. */
@ApplicationModule(
        displayName = "Rate limits",
        allowedDependencies = {"keys", "formats"})
package dev.regain.ratelimit;

import org.springframework.modulith.ApplicationModule;
