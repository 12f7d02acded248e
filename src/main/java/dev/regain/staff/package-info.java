/** The staff's door: Camunda's webapps, who may sign in, what each of them may do, and the lists that they work from. */
@ApplicationModule(
        displayName = "Staff",
        allowedDependencies = {"flow", "casefile", "audit", "formats"})
package dev.regain.staff;

import org.springframework.modulith.ApplicationModule;
