package dev.regain.ratelimit;

import jakarta.validation.constraints.Positive;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How often people may ask.
 *
 * @param messagesToNumberAnHour text messages asked for to one number, whether or not any was sent
 * @param messagesToNumberADay the same, in a day
 * @param messagesInAllADay the budget for text messages of the whole installation
 * @param casesByClueAnHour cases begun with the same clue
 * @param casesByAddressAnHour cases begun from one client address (IPv6: one /64)
 * @param casesInAllAMinute cases begun by everybody
 * @param photosByAddressADay photos sent from one address for people to compare, where no provider checks faces
 * @param answersByAddressASecond pages sent from one address to one node, in memory, before anything else is asked
 */
@Validated
@ConfigurationProperties("regain.ratelimit")
record RateLimitSettings(
        @Positive @DefaultValue("5") int messagesToNumberAnHour,
        @Positive @DefaultValue("10") int messagesToNumberADay,
        @Positive @DefaultValue("5000") int messagesInAllADay,
        @Positive @DefaultValue("20") int casesByClueAnHour,
        @Positive @DefaultValue("300") int casesByAddressAnHour,
        @Positive @DefaultValue("600") int casesInAllAMinute,
        @Positive @DefaultValue("20") int photosByAddressADay,
        @Positive @DefaultValue("50") int answersByAddressASecond) {}
