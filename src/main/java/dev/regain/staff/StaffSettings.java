package dev.regain.staff;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The first people of the staff: two reviewers, for some approvals need both, and a lead for where they differ. Whoever else there is, the administrator makes in the webapps.
 *
 * @param makeMissing whether who is not there is made with a random password, as the embedded run does on its first start;
 *     otherwise only who has a password here is made
 */
@Validated
@ConfigurationProperties("regain.staff")
record StaffSettings(
        boolean makeMissing,
        @Valid @NotNull @DefaultValue Login admin,
        @Valid @NotNull @DefaultValue Login reviewer,
        @Valid @NotNull @DefaultValue Login reviewer2,
        @Valid @NotNull @DefaultValue Login lead,
        @Valid @NotNull @DefaultValue Login analyst) {

    /** @param password 12 to 72 characters, or null; set, it is the password from the next start on */
    record Login(@Size(min = 12, max = 72) String password) {

        /** A record's own would print the password. */
        @Override
        public String toString() {
            return "Login";
        }
    }
}
