package dev.regain.ratelimit;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.regain.keys.Keys;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.altcha.altcha.Altcha;
import org.altcha.altcha.Altcha.Algorithm;
import org.altcha.altcha.Altcha.ChallengeOptions;
import org.altcha.altcha.Altcha.Payload;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The work that the next look-up or message costs a browser which has asked for some already ([S11]). Nothing is kept of a challenge
 * until it is solved: whichever node gets the solution sees that the challenge was ours, and whether it was used.
 */
@Component
public class Challenges {

    private static final Duration GOOD_FOR = Duration.ofMinutes(10);

    /** A solution has 300 characters; more is not even read. */
    private static final int LONGEST_SOLUTION = 1000;

    private final JdbcClient database;
    private final Keys keys;
    private final RateLimitSettings settings;
    private final ObjectMapper json;
    private final Clock clock;

    Challenges(JdbcClient database, Keys keys, RateLimitSettings settings, ObjectMapper json, Clock clock) {
        this.database = database;
        this.keys = keys;
        this.settings = settings;
        this.json = json;
        this.clock = clock;
    }

    /** @param page on which the solution is good, and on no other */
    public Challenge make(String page) {
        ChallengeOptions options = new ChallengeOptions()
                .setAlgorithm(Algorithm.SHA256)
                .setHmacKey(key(page))
                .setMaxNumber((long) settings.challengeNumbers())
                .setSecureRandomNumber(true)
                .setExpires(clock.instant().plus(GOOD_FOR).getEpochSecond());
        try {
            Altcha.Challenge made = Altcha.createChallenge(options);
            return new Challenge(made.algorithm, made.challenge, made.salt, made.signature, made.maxnumber);
        } catch (Exception impossible) {
            throw new IllegalStateException("could not make a challenge", impossible);
        }
    }

    /**
     * Outside of any transaction around it, as counts are.
     *
     * @param solution as a browser sends it, base64 of JSON; may be anything, and null
     * @return false where it is none of a challenge of ours for this page, too late, or used before
     */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public boolean accept(String page, String solution) {
        if (solution == null || solution.length() > LONGEST_SOLUTION) {
            return false;
        }
        try {
            Payload solved = json.readValue(Base64.getDecoder().decode(solution), Payload.class);
            return solved != null && Altcha.verifySolution(solved, key(page), true) && isUsedFirst(solved.signature);
        } catch (IOException | IllegalArgumentException notReadable) {
            return false;
        } catch (Exception impossible) {
            throw new IllegalStateException("could not verify a solution", impossible);
        }
    }

    private String key(String page) {
        return keys.hash("challenge.for", page).toString();
    }

    /** Known by its signature: where salt and number are divided, the sender could choose. */
    private boolean isUsedFirst(String signature) {
        try {
            database.sql("insert into used_challenge (challenge, good_until) values (?, ?)")
                    .params(
                            keys.hash("challenge.used", signature),
                            utc(clock.instant().plus(GOOD_FOR)))
                    .update();
            return true;
        } catch (DuplicateKeyException usedBefore) {
            return false;
        }
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT12M")
    @SchedulerLock(name = "forgetUsedChallenges", lockAtLeastFor = "PT50M")
    void forgetUsed() {
        database.sql("delete from used_challenge where good_until < ?")
                .param(utc(clock.instant()))
                .update();
    }

    private static OffsetDateTime utc(Instant time) {
        return OffsetDateTime.ofInstant(time, ZoneOffset.UTC);
    }
}
