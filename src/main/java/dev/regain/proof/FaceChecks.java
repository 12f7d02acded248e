package dev.regain.proof;

import dev.regain.casefile.CaseId;
import dev.regain.casefile.Chronicle;
import dev.regain.keys.Keys;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The face checks of all cases. Each has a secret of 256 bits that the QR code carries to the phone; a case's newest
 * check is the one that counts, and a check counts once.
 */
@Component
class FaceChecks implements Chronicle {

    /** A result of a longer time ago proves nothing of now. */
    private static final Duration LONGEST_USE = Duration.ofHours(2);

    /** So many are looked at in one go. */
    private static final int A_ROUND = 100;

    private final JdbcClient database;
    private final Keys keys;
    private final Clock clock;
    private final ProofSettings settings;

    FaceChecks(JdbcClient database, Keys keys, Clock clock, ProofSettings settings) {
        this.database = database;
        this.keys = keys;
        this.clock = clock;
        this.settings = settings;
    }

    enum Standing {
        OPEN,
        /** Of a photo: taken, and not compared yet. */
        TAKEN,
        REPLACED,
        PASSED,
        FAILED,
        /** Of a photo: nothing could be seen on it. */
        UNCLEAR
    }

    /**
     * @param reference the provider's, or null until a phone has opened the link
     * @param challenge what a photo has to show, or null where a provider checks
     * @param takenAt when the photo was there, or null
     */
    record FaceCheck(
            UUID id,
            CaseId caseId,
            String token,
            Instant issuedAt,
            Instant goodUntil,
            String reference,
            Standing standing,
            Challenge challenge,
            Instant takenAt) {

        boolean isOpen(Instant now) {
            return standing == Standing.OPEN && now.isBefore(goodUntil);
        }

        /** Its result may be, or become, older than counts. */
        boolean isTooOld(Instant now) {
            return now.isAfter(issuedAt.plus(LONGEST_USE));
        }

        @Override
        public String toString() {
            return "FaceCheck[" + id + "]";
        }
    }

    /** A new check in the place of the case's last one. */
    @Transactional
    public FaceCheck issue(CaseId caseId) {
        return issue(caseId, null);
    }

    /** The same by a photo that has to show this. */
    @Transactional
    public FaceCheck issue(CaseId caseId, Challenge challenge) {
        database.sql("update face_check set standing = ?, next_look_at = null where case_id = ? and standing in (?, ?)")
                .params(Standing.REPLACED.name(), caseId.value(), Standing.OPEN.name(), Standing.TAKEN.name())
                .update();
        Instant now = clock.instant();
        FaceCheck check = new FaceCheck(
                UUID.randomUUID(),
                caseId,
                Keys.randomSecret(),
                now,
                now.plus(settings.faceLinkGoodFor()),
                null,
                Standing.OPEN,
                challenge,
                null);
        database.sql("""
                insert into face_check
                    (id, case_id, token_hash, sealed_token, issued_at, good_until, standing, sealed_challenge)
                values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        check.id(),
                        caseId.value(),
                        hash(check.token()),
                        keys.seal(check.token(), place(check.id())),
                        utc(now),
                        utc(check.goodUntil()),
                        check.standing().name(),
                        challenge == null ? null : keys.seal(challenge.text(), challengePlace(check.id())))
                .update();
        return check;
    }

    FaceCheck newest(CaseId caseId) {
        return database.sql("select * from face_check where case_id = ? order by issued_at desc limit 1")
                .param(caseId.value())
                .query(this::read)
                .single();
    }

    Optional<FaceCheck> byToken(String token) {
        return database.sql("select * from face_check where token_hash = ?")
                .param(hash(token))
                .query(this::read)
                .optional();
    }

    Optional<FaceCheck> byReference(String reference) {
        return database.sql("select * from face_check where provider_reference = ?")
                .param(reference)
                .query(this::read)
                .optional();
    }

    /** @return false where another request was quicker; its reference and page stay */
    boolean noteBegun(FaceCheck check, String reference, String page) {
        Instant firstLook = clock.instant().plus(settings.faceLookEvery());
        return database.sql("""
                        update face_check set provider_reference = ?, provider_page = ?, next_look_at = ?
                        where id = ? and provider_reference is null""")
                        .params(reference, page, utc(firstLook), check.id())
                        .update()
                == 1;
    }

    /** Those that phones have begun and that are to be looked at now, who waits longest first. */
    List<FaceCheck> due() {
        return database.sql("select * from face_check where next_look_at <= ? order by next_look_at limit " + A_ROUND)
                .param(utc(clock.instant()))
                .query(this::read)
                .list();
    }

    /** @return false where another node looks, or where the link's time is over: then the process itself looks, once more */
    boolean takeLook(FaceCheck check) {
        Instant now = clock.instant();
        boolean open = check.isOpen(now);
        int taken = database.sql("update face_check set next_look_at = ? where id = ? and next_look_at <= ?")
                .params(open ? utc(now.plus(settings.faceLookEvery())) : null, check.id(), utc(now))
                .update();
        return open && taken == 1;
    }

    /** Where the phone goes, at the provider's or here. */
    String pageOf(FaceCheck check) {
        return database.sql("select provider_page from face_check where id = ?")
                .param(check.id())
                .query(String.class)
                .single();
    }

    void noteEnded(FaceCheck check, Standing standing) {
        database.sql("update face_check set standing = ?, next_look_at = null where id = ?")
                .params(standing.name(), check.id())
                .update();
    }

    /** The phone has taken what was asked for; from now on its link takes nothing more. */
    void noteTaken(FaceCheck check) {
        database.sql("update face_check set standing = ?, taken_at = ? where id = ?")
                .params(Standing.TAKEN.name(), utc(clock.instant()), check.id())
                .update();
    }

    /** The photo that waits to be compared. */
    Optional<FaceCheck> taken(CaseId caseId) {
        return database.sql("select * from face_check where case_id = ? and standing = ?")
                .params(caseId.value(), Standing.TAKEN.name())
                .query(this::read)
                .optional();
    }

    /** How the case's last try ended without a pass; empty where there was none. */
    Optional<Standing> lastTry(CaseId caseId) {
        return database.sql("""
                        select standing from face_check where case_id = ? and standing in (?, ?)
                        order by issued_at desc limit 1""")
                .params(caseId.value(), Standing.FAILED.name(), Standing.UNCLEAR.name())
                .query(String.class)
                .optional()
                .map(Standing::valueOf);
    }

    int triesLeft(CaseId caseId) {
        int failed = database.sql("select count(*) from face_check where case_id = ? and standing in (?, ?)")
                .params(caseId.value(), Standing.FAILED.name(), Standing.UNCLEAR.name())
                .query(Integer.class)
                .single();
        return settings.faceTries() - failed;
    }

    /** Each check at the time at which it was begun. */
    @Override
    public List<Happened> of(CaseId caseId) {
        return database.sql("select issued_at, standing from face_check where case_id = ? order by issued_at")
                .param(caseId.value())
                .query((row, number) -> new Happened(
                        row.getTimestamp("issued_at").toInstant(),
                        "face-" + row.getString("standing").toLowerCase(Locale.ROOT),
                        List.of()))
                .list();
    }

    private FaceCheck read(ResultSet row, int number) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        byte[] challenge = row.getBytes("sealed_challenge");
        OffsetDateTime taken = row.getObject("taken_at", OffsetDateTime.class);
        return new FaceCheck(
                id,
                new CaseId(row.getObject("case_id", UUID.class)),
                keys.open(row.getBytes("sealed_token"), place(id)),
                row.getTimestamp("issued_at").toInstant(),
                row.getTimestamp("good_until").toInstant(),
                row.getString("provider_reference"),
                Standing.valueOf(row.getString("standing")),
                challenge == null ? null : Challenge.of(keys.open(challenge, challengePlace(id))),
                taken == null ? null : taken.toInstant());
    }

    private UUID hash(String token) {
        return keys.hash("face-link", token);
    }

    private static String place(UUID id) {
        return "face-check/" + id;
    }

    private static String challengePlace(UUID id) {
        return "face-challenge/" + id;
    }

    private static OffsetDateTime utc(Instant time) {
        return OffsetDateTime.ofInstant(time, ZoneOffset.UTC);
    }
}
