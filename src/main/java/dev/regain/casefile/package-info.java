/** The only home of what an applicant typed or handed in: sealed, reached by the browser's secret, purged in time. */
@ApplicationModule(displayName = "Case file", allowedDependencies = "keys")
package dev.regain.casefile;

import org.springframework.modulith.ApplicationModule;
