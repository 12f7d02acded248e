package dev.regain.casefile;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * @param keepFor how long a case's file is kept after the last thing that happened to it, as long as the engine keeps its
 *     history; the file of a case that is under way is kept longer
 * @param largestFile the largest file that the in-tray takes
 * @param largestTray how much a case takes in all, in its in-tray and on record [S13]
 * @param mostFiles how many files a case takes, in its in-tray and on record
 */
@Validated
@ConfigurationProperties("regain.casefile")
record CaseFileSettings(
        @NotNull @DefaultValue("180d") Duration keepFor,
        @NotNull @DefaultValue("10MB") DataSize largestFile,
        @NotNull @DefaultValue("40MB") DataSize largestTray,
        @Positive @DefaultValue("10") int mostFiles) {}
