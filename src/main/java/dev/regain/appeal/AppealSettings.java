package dev.regain.appeal;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param reviewWithin working days in which an appeal is to be decided; then it is escalated
 * @param tellLeadsAfter per cent of that time after which the leads are told
 * @param recently so long after an account's ways in or its holder changed, an approval needs a second reviewer
 * @param supplementWithin how long an applicant has to bring what was asked for
 * @param remindAfter when they are reminded of it
 * @param mendWithin how long they have at least to mend what they brought in time and what cannot be used
 * @param rounds how often a reviewer may ask for more
 * @param mostRejections after so many rejections a contact waits, whatever enterprise they were for
 * @param rejectionsWithin within this time, and for so long
 * @param viewFor how long an appeal may be looked at before the applicant has to show again who they are
 * @param publicAddress where links in mails lead; without it, the address that the applicant's browser used
 */
@Validated
@ConfigurationProperties("regain.appeal")
record AppealSettings(
        @Positive @DefaultValue("3") int reviewWithin,
        @Min(1) @Max(99) @DefaultValue("80") int tellLeadsAfter,
        @NotNull @DefaultValue("30d") Duration recently,
        @NotNull @DefaultValue("7d") Duration supplementWithin,
        @NotNull @DefaultValue("5d") Duration remindAfter,
        @NotNull @DefaultValue("1d") Duration mendWithin,
        @Positive @DefaultValue("3") int rounds,
        @Positive @DefaultValue("3") int mostRejections,
        @NotNull @DefaultValue("30d") Duration rejectionsWithin,
        @NotNull @DefaultValue("30m") Duration viewFor,
        URI publicAddress) {}
