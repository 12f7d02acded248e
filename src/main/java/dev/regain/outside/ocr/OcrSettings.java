package dev.regain.outside.ocr;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Who reads pictures of documents.
 *
 * @param by {@code tesseract} or {@code none}
 * @param program Tesseract's command
 * @param languages Tesseract's names, joined by {@code +}
 * @param answerWithin how long it may read a page
 */
@Validated
@ConfigurationProperties("regain.outside.ocr")
record OcrSettings(
        String by,
        @NotBlank @DefaultValue("tesseract") String program,
        @NotBlank @DefaultValue("chi_sim+eng") String languages,
        @NotNull @DefaultValue("60s") Duration answerWithin) {}
