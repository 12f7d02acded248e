/** The case file page: what reviewers see before they decide, masked until they say why they have to see more. */
@ApplicationModule(
        displayName = "Review",
        allowedDependencies = {"flow", "casefile", "audit", "formats", "outside :: directory"})
package dev.regain.review;

import org.springframework.modulith.ApplicationModule;
