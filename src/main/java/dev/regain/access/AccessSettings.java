package dev.regain.access;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param proofGoodFor how long a proof counts as one of the two that a change needs
 * @param objectWithin how long after its hold a change can be objected to
 * @param settleWithin working days in which an objection is to be settled, while the case stands still
 * @param mostChanges how many changes may be begun in a case
 * @param publicAddress where links in messages lead; without it, the address that the applicant's browser used, or this machine's
 * @param zone whose hours are meant in messages
 * @param next where the page on what to do next leads
 */
@Validated
@ConfigurationProperties("regain.access")
record AccessSettings(
        @NotNull @DefaultValue("2h") Duration proofGoodFor,
        @NotNull @DefaultValue("30d") Duration objectWithin,
        @Positive @DefaultValue("1") int settleWithin,
        @Positive @DefaultValue("20") int mostChanges,
        URI publicAddress,
        @NotNull @DefaultValue("Asia/Shanghai") ZoneId zone,
        @NotNull @DefaultValue Next next) {

    /**
     * Pages of the provider's; one that is not set is told in words alone.
     *
     * @param sessions where other sessions are signed out
     * @param apiKeys where API keys are rotated
     * @param subAccounts where sub-accounts are looked through
     */
    record Next(URI sessions, URI apiKeys, URI subAccounts) {}
}
