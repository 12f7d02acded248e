/** Which days are worked, and how much of the time between two moments passes on them: in Java and, by a table, in SQL. */
@ApplicationModule(
        displayName = "Calendar",
        allowedDependencies = {})
package dev.regain.calendar;

import org.springframework.modulith.ApplicationModule;
