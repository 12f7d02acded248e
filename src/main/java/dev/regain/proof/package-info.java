/** What stands behind the processes prove-by-sms, prove-by-face and prove-by-photo. */
@ApplicationModule(
        displayName = "Proof",
        allowedDependencies = {
            "flow",
            "casefile",
            "codes",
            "calendar",
            "audit",
            "formats",
            "keys",
            "ratelimit",
            "outside :: directory",
            "outside :: sms",
            "outside :: faces"
        })
package dev.regain.proof;

import org.springframework.modulith.ApplicationModule;
