package dev.regain.flow.hardening;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Resource patterns; on the class path, but for the run from sources.
 *
 * @param diagrams where the processes and decisions are
 * @param reviewerForms where the forms are that Tasklist shows
 */
@Validated
@ConfigurationProperties("regain.flow")
record FlowSettings(
        @NotEmpty List<String> diagrams, @NotBlank String reviewerForms) {}
