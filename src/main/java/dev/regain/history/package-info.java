/**
 * What analysts see in Cockpit: the history of every case. It reads the tables that the engine keeps, {@code ACT_HI_*}, {@code
 * ACT_RU_*} and {@code ACT_RE_*}, and writes nothing but how often first pages were opened; their names are those of Camunda 7.24, the last of its line.
 */
@ApplicationModule(
        displayName = "History",
        allowedDependencies = {"flow", "casefile", "audit", "calendar"})
package dev.regain.history;

import org.springframework.modulith.ApplicationModule;
