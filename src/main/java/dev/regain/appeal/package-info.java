/** The enterprise appeal: what stands behind its pages, its review, its messages, and the page on which it is followed. */
@ApplicationModule(
        displayName = "Appeal",
        allowedDependencies = {
            "flow",
            "casefile",
            "audit",
            "calendar",
            "codes",
            "formats",
            "keys",
            "ratelimit",
            "outside :: directory",
            "outside :: sms",
            "outside :: mail"
        })
package dev.regain.appeal;

import org.springframework.modulith.ApplicationModule;
