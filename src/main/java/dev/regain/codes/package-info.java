/** One-time codes, for whoever has to know that a phone is read: few tries, counted where nothing takes them back. */
@ApplicationModule(
        displayName = "Codes",
        allowedDependencies = {"casefile", "keys"})
package dev.regain.codes;

import org.springframework.modulith.ApplicationModule;
