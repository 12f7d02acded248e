/** How often somebody may ask; counted in the database, so that all nodes share the count. */
@ApplicationModule(displayName = "Rate limits", allowedDependencies = "keys")
package dev.regain.ratelimit;

import org.springframework.modulith.ApplicationModule;
