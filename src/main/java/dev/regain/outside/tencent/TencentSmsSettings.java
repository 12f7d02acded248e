package dev.regain.outside.tencent;

import dev.regain.outside.sms.Message.Template;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Tencent Cloud SMS.
 *
 * @param endpoint of the product; another one inside Tencent's own network
 * @param appId the application's SdkAppId
 * @param linkPrefix how links in messages begin, where the templates say that much themselves: Tencent Cloud lets no address
 *     through in a parameter
 * @param mainland for numbers of mainland China
 * @param abroad for all others; where it has no templates, no message goes there
 */
@Validated
@ConfigurationProperties("regain.outside.sms.tencent")
record TencentSmsSettings(
        @NotNull @DefaultValue("https://sms.tencentcloudapi.com")
        URI endpoint,

        String appId,
        @NotNull @DefaultValue("") String linkPrefix,
        @Valid @NotNull @DefaultValue Approved mainland,
        @Valid @NotNull @DefaultValue Approved abroad) {

    /**
     * What Tencent Cloud approved.
     *
     * @param signName the signature, without brackets
     * @param templates template ids by kind of message, such as {@code contact-code}, and language, {@code zh} or {@code en};
     *     with one language only, that one is for all
     */
    record Approved(String signName, @NotNull @DefaultValue Map<Template, Map<String, String>> templates) {

        Optional<String> template(Template kind, Locale language) {
            Map<String, String> approved = templates.getOrDefault(kind, Map.of());
            return Optional.ofNullable(approved.get(language.getLanguage()))
                    .or(() -> approved.values().stream().findFirst());
        }
    }
}
