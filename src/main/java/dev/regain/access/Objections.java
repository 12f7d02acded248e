package dev.regain.access;

import dev.regain.access.Changes.Change;
import dev.regain.access.HolderNotices.HolderNotice;
import dev.regain.access.ProviderEvents.Type;
import dev.regain.calendar.WorkingDays;
import dev.regain.casefile.CaseFiles;
import dev.regain.casefile.CaseId;
import dev.regain.casefile.Chronicle;
import dev.regain.flow.Flow;
import java.sql.Timestamp;
import java.time.Clock;
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

/** Who on file said that it was not they. From that moment nothing of the case goes on, until a lead has decided. */
@Component
class Objections implements Chronicle {

    static final String FROZEN = "accessFrozen";
    static final String SETTLED = "objectionSettled";

    private static final String PROCESS = "objectToAccess";

    private final JdbcClient database;
    private final Changes changes;
    private final CaseFiles files;
    private final Flow flow;
    private final WorkingDays days;
    private final AccessSettings settings;
    private final Clock clock;
    private final ProviderEvents events;

    Objections(
            JdbcClient database,
            Changes changes,
            CaseFiles files,
            Flow flow,
            WorkingDays days,
            AccessSettings settings,
            Clock clock,
            ProviderEvents events) {
        this.database = database;
        this.changes = changes;
        this.files = files;
        this.flow = flow;
        this.days = days;
        this.settings = settings;
        this.clock = clock;
        this.events = events;
    }

    enum State {
        OPEN,
        UPHELD,
        DISMISSED;

        /** As pages have it. */
        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Freezes the case. Once more, or through another link while it is open, changes nothing. */
    @Transactional
    public void raise(HolderNotice notice) {
        CaseId caseId = notice.caseId();
        files.lock(caseId);
        if (stopEverything(caseId)) {
            return;
        }
        database.sql("""
                insert into access_objection (id, case_id, notice_id, objected_at, standing) values (?, ?, ?, ?, ?)""")
                .params(UUID.randomUUID(), caseId.value(), notice.id(), now(), State.OPEN.name())
                .update();
        for (Change change : changes.in(caseId)) {
            changes.move(change.id(), Standing.HELD, Standing.FROZEN);
        }
        files.keepFromNow(caseId);
        files.putToReview(caseId);
        events.happened(Type.CASE_FROZEN, caseId, List.of(notice.account()));
        flow.beginUnasked(
                PROCESS, caseId, Facts.OBJECTION_DUE_AT.is(days.after(clock.instant(), settings.settleWithin())));
        flow.tell(caseId, FROZEN);
    }

    /** Whether nothing may go on: an objection is open, or was upheld. */
    boolean stopEverything(CaseId caseId) {
        return newest(caseId).filter(state -> state != State.DISMISSED).isPresent();
    }

    Optional<State> newest(CaseId caseId) {
        return database.sql("select standing from access_objection where case_id = ? order by objected_at desc limit 1")
                .param(caseId.value())
                .query(String.class)
                .optional()
                .map(State::valueOf);
    }

    /** When the newest was said. */
    Instant raisedAt(CaseId caseId) {
        return database.sql("select max(objected_at) as raised from access_objection where case_id = ?")
                .param(caseId.value())
                .query((row, number) -> row.getTimestamp("raised").toInstant())
                .single();
    }

    @Transactional
    public void settle(CaseId caseId, State state) {
        database.sql("update access_objection set standing = ?, settled_at = ? where case_id = ? and standing = ?")
                .params(state.name(), now(), caseId.value(), State.OPEN.name())
                .update();
        files.keepFromNow(caseId);
    }

    /** What became of what was said through this link; where nothing was said, what is open for the case. */
    Optional<State> about(HolderNotice notice) {
        Optional<State> own = database.sql("""
                        select standing from access_objection where notice_id = ? order by objected_at desc limit 1""")
                .param(notice.id())
                .query(String.class)
                .optional()
                .map(State::valueOf);
        return own.or(() -> newest(notice.caseId()).filter(state -> state != State.DISMISSED));
    }

    /** Who objected is told by the kind of contact through which they heard of it. */
    @Override
    public List<Happened> of(CaseId caseId) {
        return database
                .sql("""
                        select o.objected_at, o.settled_at, o.standing, n.channel from access_objection o
                        join access_notice n on n.id = o.notice_id where o.case_id = ? order by o.objected_at""")
                .param(caseId.value())
                .query((row, number) -> happened(
                        row.getTimestamp("objected_at"),
                        row.getString("channel"),
                        row.getTimestamp("settled_at"),
                        row.getString("standing")))
                .list()
                .stream()
                .flatMap(List::stream)
                .toList();
    }

    private static List<Happened> happened(Timestamp objected, String channel, Timestamp settled, String standing) {
        Happened raised = new Happened(objected.toInstant(), "objected", List.of("by-" + channel));
        return settled == null
                ? List.of(raised)
                : List.of(
                        raised,
                        new Happened(settled.toInstant(), "objection-" + standing.toLowerCase(Locale.ROOT), List.of()));
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
