package dev.regain.proof;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param codeGoodFor how long a code can be used after it was sent
 * @param codeTries how many codes may be typed in a case, over all that were sent
 * @param resendAfter how long to wait before a message is sent again in the same case
 * @param faceLinkGoodFor how long the phone's link to a face check is good
 * @param faceTries how many face checks may end without a pass in a case
 * @param publicAddress where phones reach this installation; without it, the address that the applicant's browser used
 */
@Validated
@ConfigurationProperties("regain.proof")
record ProofSettings(
        @NotNull @DefaultValue("5m") Duration codeGoodFor,
        @Positive @DefaultValue("5") int codeTries,
        @NotNull @DefaultValue("60s") Duration resendAfter,
        @NotNull @DefaultValue("10m") Duration faceLinkGoodFor,
        @Positive @DefaultValue("3") int faceTries,
        URI publicAddress) {}
