package dev.regain.documents;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * @param children how many child processes look at documents at once, at most; each is started when it is needed
 * @param childMemory the heap of each of them
 * @param timeLimit how long one of them may look at a document
 * @param pagesToRead how many pages of a document are read as pictures, where its text cannot be had otherwise
 * @param keepFor how long documents are kept after the end of their case [S20]
 */
@Validated
@ConfigurationProperties("regain.documents")
record DocumentSettings(
        @Positive @DefaultValue("2") int children,
        @NotNull @DefaultValue("256MB") DataSize childMemory,
        @NotNull @DefaultValue("60s") Duration timeLimit,
        @Positive @DefaultValue("5") int pagesToRead,
        @NotNull @DefaultValue("30d") Duration keepFor) {}
