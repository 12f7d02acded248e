package dev.regain.outside.tencent;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The account at Tencent Cloud that SMS and face checks are asked for by; one with the rights for these two is enough.
 *
 * @param secretId the account's name for the key
 * @param secretKey what requests are signed with
 * @param region that is asked, such as {@code ap-guangzhou}
 * @param connectWithin how long to wait for a connection
 * @param answerWithin how long to wait for the whole answer
 */
@Validated
@ConfigurationProperties("regain.outside.tencent")
record TencentSettings(
        String secretId,
        String secretKey,
        @NotBlank @DefaultValue("ap-guangzhou") String region,
        @NotNull @DefaultValue("2s") Duration connectWithin,
        @NotNull @DefaultValue("5s") Duration answerWithin) {

    /** A record's own would print the key. */
    @Override
    public String toString() {
        return "TencentSettings[" + region + "]";
    }
}
