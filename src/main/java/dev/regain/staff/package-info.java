/** The staff's door: Camunda's webapps, who may sign in, and what each of them may do. */
@ApplicationModule(displayName = "Staff", allowedDependencies = "flow")
package dev.regain.staff;

import org.springframework.modulith.ApplicationModule;
