package dev.regain.flow.hardening;

import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * @param diagrams where the processes are, as a resource pattern; on the class path, but for the run from sources
 */
@Validated
@ConfigurationProperties("regain.flow")
record FlowSettings(@NotBlank String diagrams) {}
