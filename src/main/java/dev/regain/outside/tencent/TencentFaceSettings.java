package dev.regain.outside.tencent;

import jakarta.validation.constraints.NotNull;
import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Tencent Cloud FaceID.
 *
 * @param endpoint of the product; another one inside Tencent's own network
 * @param ruleId which of the business flows of its console: how somebody is asked, and how often they may try there
 */
@Validated
@ConfigurationProperties("regain.outside.faces.tencent")
record TencentFaceSettings(
        @NotNull @DefaultValue("https://faceid.tencentcloudapi.com")
        URI endpoint,

        String ruleId) {}
