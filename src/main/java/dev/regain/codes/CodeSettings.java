package dev.regain.codes;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param goodFor how long a code can be used after it was sent
 * @param tries how many codes may be typed in a case for one purpose, over all that were sent
 * @param resendAfter how long to wait before a message is sent again in the same case
 */
@Validated
@ConfigurationProperties("regain.codes")
record CodeSettings(
        @NotNull @DefaultValue("5m") Duration goodFor,
        @Positive @DefaultValue("5") int tries,
        @NotNull @DefaultValue("60s") Duration resendAfter) {}
