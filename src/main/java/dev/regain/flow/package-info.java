/** Our few words on top of the process engine, and what hardens it. */
@ApplicationModule(
        displayName = "Flow",
        allowedDependencies = {"casefile", "audit"})
package dev.regain.flow;

import org.springframework.modulith.ApplicationModule;
