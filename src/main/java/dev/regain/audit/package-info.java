/** Who of the staff saw, unmasked, downloaded or decided what, when and why: a log that only grows, and that can be checked. */
@ApplicationModule(
        displayName = "Audit",
        allowedDependencies = {"casefile", "keys"})
package dev.regain.audit;

import org.springframework.modulith.ApplicationModule;
