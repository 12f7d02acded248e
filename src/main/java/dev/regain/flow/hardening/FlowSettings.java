package dev.regain.flow.hardening;

import jakarta.validation.constraints.NotEmpty;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * @param diagrams where the processes are, as resource patterns; on the class path, but for the run from sources
 */
@Validated
@ConfigurationProperties("regain.flow")
record FlowSettings(@NotEmpty List<String> diagrams) {}
