package dev.regain.web;

import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * What makes the pages a provider's own; {@code docs/integrating.md} tells how.
 *
 * @param folder where {@code texts.properties}, {@code texts_en.properties}, {@code static/favicon.svg} and
 *     {@code static/brand.css} may be; whatever of it is not there is as it was
 * @param help where people get help that no page gives, or null
 * @param privacy where the provider says what it does with personal data, or null
 * @param terms the provider's terms of service, or null
 */
@Validated
@ConfigurationProperties("regain.brand")
record BrandSettings(@NotNull Path folder, URI help, URI privacy, URI terms) {

    /** Without language and {@code .properties}. */
    Path texts() {
        return folder.resolve("texts");
    }

    boolean hasColours() {
        return Files.isRegularFile(folder.resolve("static/brand.css"));
    }
}
