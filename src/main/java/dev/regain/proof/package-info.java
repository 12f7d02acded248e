/** What stands behind the processes prove-by-sms and prove-by-face. */
@ApplicationModule(
        displayName = "Proof",
        allowedDependencies = {
            "flow",
            "casefile",
            "codes",
            "formats",
            "keys",
            "ratelimit",
            "outside :: directory",
            "outside :: sms",
            "outside :: faces"
        })
package dev.regain.proof;

import org.springframework.modulith.ApplicationModule;
