/** After a proof or an approval: another login method, another secure phone, and the word of those who are on file. */
@ApplicationModule(
        displayName = "Access",
        allowedDependencies = {
            "flow",
            "casefile",
            "calendar",
            "codes",
            "formats",
            "keys",
            "ratelimit",
            "audit",
            "outside :: directory",
            "outside :: sms",
            "outside :: mail",
            "outside :: webhook"
        })
package dev.regain.access;

import org.springframework.modulith.ApplicationModule;
