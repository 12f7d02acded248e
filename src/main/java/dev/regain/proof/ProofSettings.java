package dev.regain.proof;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.net.URI;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param faceLinkGoodFor how long the phone's link to a face check is good, at most two hours
 * @param faceLookEvery how often the provider is asked whether a check that a phone has begun is over
 * @param faceTries how many face checks may end without a pass in a case
 * @param photoComparedWithin by the end of which working day after that of the photo a reviewer is to have compared it, where no
 *     provider checks faces
 * @param publicAddress where phones reach this installation; without it, the address that the applicant's browser used
 */
@Validated
@ConfigurationProperties("regain.proof")
record ProofSettings(
        @NotNull @DurationMax(hours = 2) @DefaultValue("10m")
        Duration faceLinkGoodFor,

        @NotNull @DefaultValue("5s") Duration faceLookEvery,
        @Positive @DefaultValue("3") int faceTries,
        @Positive @DefaultValue("1") int photoComparedWithin,
        URI publicAddress) {}
