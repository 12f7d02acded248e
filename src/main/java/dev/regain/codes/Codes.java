package dev.regain.codes;

import dev.regain.casefile.CaseId;
import dev.regain.keys.Keys;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * One-time codes [S6]: six digits, kept as a keyed hash, good for one case, one purpose and what it was sent to confirm. A new
 * code takes the place of the old one and gives no new tries. A case without a code (nothing matched, nothing was sent) counts
 * tries like any other.
 */
@Component
public class Codes {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcClient database;
    private final Keys keys;
    private final Clock clock;
    private final CodeSettings settings;

    Codes(JdbcClient database, Keys keys, Clock clock, CodeSettings settings) {
        this.database = database;
        this.keys = keys;
        this.clock = clock;
        this.settings = settings;
    }

    /**
     * From now on a code may be typed; the clock for sending again starts anew. What was shown with a code before does not keep
     * anybody from showing it again, with the tries that are left.
     */
    @Transactional
    public void expect(CaseId caseId, Purpose purpose) {
        int expected =
                database.sql("""
                update one_time_code set sent_at = ?, code_hash = case when used then null else code_hash end, used = false
                where case_id = ? and purpose = ?""").params(now(), caseId.value(), purpose.name()).update();
        if (expected == 0) {
            database.sql("""
                    insert into one_time_code (case_id, purpose, tries, sent_at, used) values (?, ?, 0, ?, false)""").params(caseId.value(), purpose.name(), now()).update();
        }
    }

    /** What comes next is another thing to be shown, with tries of its own; who lets it begin counts how often it does. */
    @Transactional
    public void forget(CaseId caseId, Purpose purpose) {
        database.sql("delete from one_time_code where case_id = ? and purpose = ?")
                .params(caseId.value(), purpose.name())
                .update();
    }

    /**
     * A new code, valid before anybody can have read it: it is committed at once, whatever becomes of the message.
     *
     * @param confirms what who types it confirms, such as the number that it is sent to: for anything else it is wrong
     * @return six digits
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public String issue(CaseId caseId, Purpose purpose, String confirms) {
        String code = String.format("%06d", RANDOM.nextInt(1_000_000));
        keep(caseId, purpose, confirms, code);
        return code;
    }

    /** As much work as {@link #issue}; from now on no code that can be typed is good. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void issueNone(CaseId caseId, Purpose purpose) {
        keep(caseId, purpose, "", Keys.randomSecret());
    }

    private void keep(CaseId caseId, Purpose purpose, String confirms, String code) {
        database.sql("update one_time_code set code_hash = ?, good_until = ? where case_id = ? and purpose = ?")
                .params(
                        hash(caseId, purpose, confirms, code),
                        now().plus(settings.goodFor()),
                        caseId.value(),
                        purpose.name())
                .update();
    }

    /**
     * Takes one of the tries, in a transaction of its own: neither a roll-back nor a second request brings it back.
     *
     * @return false where none is left
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public boolean takeTry(CaseId caseId, Purpose purpose) {
        return database.sql("""
                        update one_time_code set tries = tries + 1
                        where case_id = ? and purpose = ? and tries < ? and not used""")
                        .params(caseId.value(), purpose.name(), settings.tries())
                        .update()
                == 1;
    }

    /**
     * Whether this is the code, in time, for what it is to confirm now and not used before; if so it is used now, and the try
     * that it took was none of those that fail. Costs the same whatever is wrong.
     */
    @Transactional
    public boolean use(CaseId caseId, Purpose purpose, String confirms, String typed) {
        return database.sql("""
                        update one_time_code set used = true, tries = tries - 1
                        where case_id = ? and purpose = ? and code_hash = ? and good_until > ? and not used""")
                        .params(caseId.value(), purpose.name(), hash(caseId, purpose, confirms, typed), now())
                        .update()
                == 1;
    }

    public int triesLeft(CaseId caseId, Purpose purpose) {
        return settings.tries()
                - database.sql("select tries from one_time_code where case_id = ? and purpose = ?")
                        .params(caseId.value(), purpose.name())
                        .query(Integer.class)
                        .single();
    }

    /** How long until a message may be sent again; zero or less where it may be now. */
    public Duration untilResend(CaseId caseId, Purpose purpose) {
        Instant sentAt = database.sql("select sent_at from one_time_code where case_id = ? and purpose = ?")
                .params(caseId.value(), purpose.name())
                .query((row, number) -> row.getTimestamp("sent_at").toInstant())
                .single();
        return Duration.between(clock.instant(), sentAt.plus(settings.resendAfter()));
    }

    /** The case, the purpose and what it confirms are hashed with it, so a code of one never opens another. */
    private UUID hash(CaseId caseId, Purpose purpose, String confirms, String code) {
        return keys.hash("code", caseId + "/" + purpose + "/" + code + "/" + confirms);
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /** How long a code can be used after it was sent. */
    public Duration goodFor() {
        return settings.goodFor();
    }

    /** What a code is for. */
    public enum Purpose {
        /** To show that who typed an account's secure phone reads it. */
        SECURE_PHONE,
        /** To show that the phone which an appeal's messages go to is the applicant's. */
        CONTACT_PHONE,
        /** To look at an appeal, with the query code. */
        PROGRESS,
        /** To show that an address or a number that is to be put on file is the applicant's. */
        NEW_CONTACT
    }
}
