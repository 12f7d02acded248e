package dev.regain.staff;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The reviewers' desk.
 *
 * @param zone whose day "due today" means: that in which the working days of appeals end
 * @param holdFor a task whose holder does nothing with it for so long goes back to the others
 */
@Validated
@ConfigurationProperties("regain.staff.desk")
record DeskSettings(
        @NotNull @DefaultValue("Asia/Shanghai") ZoneId zone,
        @NotNull @DefaultValue("4h") Duration holdFor) {}
