/** The applicant's door: the entry page and the one controller for every step of every path. */
@ApplicationModule(
        displayName = "Web",
        allowedDependencies = {"flow", "casefile", "formats", "ratelimit"})
package dev.regain.web;

import org.springframework.modulith.ApplicationModule;
