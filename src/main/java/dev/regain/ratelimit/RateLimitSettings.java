package dev.regain.ratelimit;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import java.util.Set;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How often people may ask, and where messages go.
 *
 * @param messageRegions where the mobile numbers are from that messages go to, ISO 3166-1 alpha-2
 * @param messagesToNumberAnHour text messages asked for to one number, whether or not any was sent
 * @param messagesToNumberADay the same, in a day
 * @param messagesInAllADay the budget for text messages of the whole installation
 * @param freeByAddress look-ups and messages asked for from one client address (IPv6: one /64) before each further one
 *     costs a challenge
 * @param freeWithin the time in which that is counted, a day at most
 * @param challengeNumbers the most numbers that a browser tries to solve a challenge, on average half of them; a phone tries some
 *     ten thousand a second
 * @param casesByClueAnHour cases begun with the same clue
 * @param casesByAddressAnHour cases begun from one client address
 * @param casesInAllAMinute cases begun by everybody
 * @param photosByAddressADay photos sent from one address for people to compare, where no provider checks faces
 * @param answersByAddressASecond pages sent from one address to one node, in memory, before anything else is asked
 */
@Validated
@ConfigurationProperties("regain.ratelimit")
record RateLimitSettings(
        @NotEmpty @DefaultValue({"CN", "HK", "MO", "TW"}) Set<@Pattern(regexp = "[A-Z]{2}") String> messageRegions,
        @Positive @DefaultValue("5") int messagesToNumberAnHour,
        @Positive @DefaultValue("10") int messagesToNumberADay,
        @Positive @DefaultValue("5000") int messagesInAllADay,
        @Positive @DefaultValue("3") int freeByAddress,

        @DurationMin(minutes = 1) @DurationMax(days = 1) @DefaultValue("1h")
        Duration freeWithin,

        @Positive @DefaultValue("100000") int challengeNumbers,
        @Positive @DefaultValue("20") int casesByClueAnHour,
        @Positive @DefaultValue("300") int casesByAddressAnHour,
        @Positive @DefaultValue("600") int casesInAllAMinute,
        @Positive @DefaultValue("20") int photosByAddressADay,
        @Positive @DefaultValue("50") int answersByAddressASecond) {}
