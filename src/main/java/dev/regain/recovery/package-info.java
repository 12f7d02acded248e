/** What stands behind the recovery paths: their entry pages, the choice of proof, the account that was found. */
@ApplicationModule(
        displayName = "Recovery",
        allowedDependencies = {"flow", "casefile", "formats", "ratelimit", "outside :: directory"})
package dev.regain.recovery;

import org.springframework.modulith.ApplicationModule;
