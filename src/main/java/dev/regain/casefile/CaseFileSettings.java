package dev.regain.casefile;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** @param keepFor how long a case's file is kept after it was opened, as long as the engine keeps its history */
@Validated
@ConfigurationProperties("regain.casefile")
record CaseFileSettings(@NotNull @DefaultValue("180d") Duration keepFor) {}
