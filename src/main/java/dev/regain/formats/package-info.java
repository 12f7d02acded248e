/** What people type, as types: each is normalised first, then held to its rule. */
@ApplicationModule(
        displayName = "Formats",
        allowedDependencies = {})
package dev.regain.formats;

import org.springframework.modulith.ApplicationModule;
