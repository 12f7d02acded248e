package dev.regain.casefile;

import static java.util.stream.Collectors.toSet;

import dev.regain.keys.Keys;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.unit.DataSize;

/**
 * What applicants hand in, until it is inspected and stored: in the database, sealed, in chunks. A file is there when all of
 * it has come, and not before; nothing of it is ever held in memory as a whole, nor on disk in clear.
 */
@Component
public class InTray {

    private static final int CHUNK = 256 * 1024;
    private static final String FILE =
            "select id, slot, content_type, size_bytes, sealed_text, broken_rule, pages, scan,"
                    + " sealed_thumbnail is not null as has_thumbnail from tray_file";

    private final JdbcClient database;
    private final TransactionTemplate transactions;
    private final CaseFiles files;
    private final Keys keys;
    private final CaseFileSettings settings;
    private final Clock clock;
    private final DistributionSummary sizes;

    InTray(
            JdbcClient database,
            PlatformTransactionManager transactions,
            CaseFiles files,
            Keys keys,
            CaseFileSettings settings,
            Clock clock,
            MeterRegistry metrics) {
        this.database = database;
        this.transactions = new TransactionTemplate(transactions);
        this.files = files;
        this.keys = keys;
        this.settings = settings;
        this.clock = clock;
        this.sizes = DistributionSummary.builder("regain.uploads")
                .description("Files that this node took in")
                .baseUnit("bytes")
                .serviceLevelObjectives(100_000, 300_000, 1_000_000, 3_000_000, 10_000_000)
                .register(metrics);
    }

    /**
     * Takes a file while it is still coming. Each chunk is written for itself, for a slow sender must not hold a connection;
     * what breaks off on the way leaves nothing.
     *
     * @param slot one of {@link Slots}; where it takes one file, this one replaces it. The same content sent again is the
     *     file that is there already
     * @param name as the sender calls it; never trusted
     * @throws NotTaken where a rule is broken; the tray is as it was
     * @throws IOException where the sender broke off
     */
    public TrayFile receive(CaseId caseId, String slot, String name, InputStream content) throws IOException {
        return receive(caseId, slot, name, content, () -> true);
    }

    /**
     * The same, for a sender who may be overtaken: a file takes its time, and meanwhile the case may have gone on.
     *
     * @param isWanted asked when all has come, while the case file is held; else {@link NotTaken} {@code closed}
     */
    public TrayFile receive(CaseId caseId, String slot, String name, InputStream content, BooleanSupplier isWanted)
            throws IOException {
        byte[] head = content.readNBytes(Contents.HEAD);
        if (head.length == 0) {
            throw new NotTaken("empty");
        }
        String type = Contents.typeOf(head);
        Held others = others(caseId, slot);
        check(others);
        long left = settings.largestTray().toBytes() - others.bytes();
        long largest = settings.largestFile().toBytes();
        long atMost = Math.min(largest, left);
        UUID id = UUID.randomUUID();
        try (MeasuredStream clear = new MeasuredStream(
                new SequenceInputStream(new ByteArrayInputStream(head), content),
                atMost,
                () -> atMost == largest
                        ? new NotTaken("too-large", largestFile().toMegabytes())
                        : tooLargeInAll())) {
            begin(id, caseId, slot, type);
            write(id, keys.sealing(clear, place(id)));
            String sha256 = clear.sha256();
            UUID there = transactions.execute(transaction -> {
                files.lock(caseId);
                if (!isWanted.getAsBoolean()) {
                    throw new NotTaken("closed");
                }
                return complete(caseId, id, slot, FileNames.shown(name), sha256, clear.size());
            });
            sizes.record(clear.size());
            return file(there).orElseThrow();
        } catch (IOException | RuntimeException | Error broken) {
            delete(id);
            throw broken;
        }
    }

    private void begin(UUID id, CaseId caseId, String slot, String type) {
        database.sql("insert into tray_file (id, case_id, slot, received_at, complete, content_type, size_bytes)"
                        + " values (?, ?, ?, ?, false, ?, 0)")
                .params(id, caseId.value(), slot, OffsetDateTime.now(clock), type)
                .update();
    }

    private void write(UUID id, InputStream sealing) throws IOException {
        int place = 0;
        for (byte[] chunk = sealing.readNBytes(CHUNK); chunk.length > 0; chunk = sealing.readNBytes(CHUNK)) {
            database.sql("insert into tray_chunk (file_id, place, sealed) values (?, ?, ?)")
                    .params(id, place++, chunk)
                    .update();
        }
    }

    /** @return the file that is there now: this one, or one with the same content in the same slot */
    private UUID complete(CaseId caseId, UUID id, String slot, String name, String sha256, long size) {
        UUID content = keys.hash("content", sha256);
        Optional<UUID> same = database.sql("select id from tray_file where case_id = ? and slot = ? and complete"
                        + " and content_hash = ? and broken_rule is null")
                .params(caseId.value(), slot, content)
                .query(UUID.class)
                .optional();
        if (same.isPresent()) {
            delete(id);
            return same.get();
        }
        Held others = others(caseId, slot);
        check(others);
        if (others.bytes() + size > settings.largestTray().toBytes()) {
            throw tooLargeInAll();
        }
        database.sql("delete from tray_file where case_id = ? and slot = ? and complete"
                        + " and (? or content_hash = ?)")
                .params(caseId.value(), slot, !Slots.takesSeveral(slot), content)
                .update();
        database.sql(
                        "update tray_file set complete = true, size_bytes = ?, content_hash = ?, sealed_text = ? where id = ?")
                .params(size, content, keys.seal(sha256 + " " + name, place(id)), id)
                .update();
        return id;
    }

    /** What a new file in this slot lies beside, in the tray and on record. What it replaces, or another does, counts no more. */
    private Held others(CaseId caseId, String slot) {
        return database.sql("""
                        select count(*) as files, coalesce(sum(size_bytes), 0) as bytes from (
                            select size_bytes from tray_file
                            where case_id = :case and complete and broken_rule is null
                                and (slot in (:several) or slot <> :slot)
                            union all
                            select size_bytes from case_document there
                            where case_id = :case and (slot in (:several) or slot <> :slot
                                and not exists (select 1 from tray_file later where later.case_id = there.case_id
                                    and later.slot = there.slot and later.complete and later.broken_rule is null)
                                and not exists (select 1 from case_document later where later.case_id = there.case_id
                                    and later.slot = there.slot and later.stored_at > there.stored_at))) held""")
                .param("case", caseId.value())
                .param("slot", slot)
                .param("several", Slots.withSeveral())
                .query((row, number) -> new Held(row.getInt("files"), row.getLong("bytes")))
                .single();
    }

    private record Held(int files, long bytes) {}

    private void check(Held others) {
        if (others.files() >= settings.mostFiles()) {
            throw new NotTaken("too-many", settings.mostFiles());
        }
        if (others.bytes() >= settings.largestTray().toBytes()) {
            throw tooLargeInAll();
        }
    }

    private NotTaken tooLargeInAll() {
        return new NotTaken("too-large-in-all", settings.largestTray().toMegabytes());
    }

    /** The largest file that is taken. */
    public DataSize largestFile() {
        return settings.largestFile();
    }

    /** In the order in which they came. */
    public List<TrayFile> files(CaseId caseId) {
        return database.sql(FILE + " where case_id = ? and complete order by received_at, id")
                .param(caseId.value())
                .query(this::read)
                .list();
    }

    private Optional<TrayFile> file(UUID id) {
        return database.sql(FILE + " where id = ?").param(id).query(this::read).optional();
    }

    private TrayFile read(ResultSet row, int number) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        String[] text = keys.open(row.getBytes("sealed_text"), place(id)).split(" ", 2);
        String scan = row.getString("scan");
        return new TrayFile(
                id,
                row.getString("slot"),
                text[1],
                row.getString("content_type"),
                row.getLong("size_bytes"),
                text[0],
                row.getString("broken_rule"),
                row.getObject("pages", Integer.class),
                row.getBoolean("has_thumbnail"),
                scan == null ? null : Scan.valueOf(scan));
    }

    /**
     * The file's content, opened chunk by chunk as it is read.
     *
     * @return a stream whose reading fails with an {@link IOException} where the content is not what was received
     */
    public InputStream open(UUID file) {
        return keys.opening(new ChunkStream(database, file), place(file));
    }

    /** Takes the file out; nothing where the case has no such file. */
    @Transactional
    public void remove(CaseId caseId, UUID file) {
        database.sql("delete from tray_file where id = ? and case_id = ?")
                .params(file, caseId.value())
                .update();
    }

    /** Takes out what lies in other slots than these: an earlier page asked for it, and nobody sees it any more. */
    @Transactional
    public void keepOnly(CaseId caseId, Set<String> slots) {
        files(caseId).stream().filter(file -> !slots.contains(file.slot())).forEach(file -> remove(caseId, file.id()));
    }

    /** Takes out what lies in these slots, refused or not. */
    @Transactional
    public void removeFrom(CaseId caseId, Set<String> slots) {
        database.sql("delete from tray_file where case_id = :case and slot in (:slots)")
                .param("case", caseId.value())
                .param("slots", slots)
                .update();
    }

    /** The cases with something in these slots, whole or still coming. */
    public Set<CaseId> casesWith(Set<String> slots) {
        return database
                .sql("select distinct case_id from tray_file where slot in (:slots)")
                .param("slots", slots)
                .query(UUID.class)
                .list()
                .stream()
                .map(CaseId::new)
                .collect(toSet());
    }

    /** The inspection found the file good; kept for itself, so that it is not looked at again where a later one fails. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void noteInspected(UUID file, int pages, byte[] thumbnail) {
        database.sql("update tray_file set pages = ?, sealed_thumbnail = ? where id = ?")
                .params(pages, keys.sealBytes(thumbnail, thumbnailPlace(file)), file)
                .update();
    }

    /** A PNG of the first page, small; nothing before the inspection, or where the case has no such file. */
    public Optional<byte[]> thumbnail(CaseId caseId, UUID file) {
        return database.sql("select sealed_thumbnail from tray_file where id = ? and case_id = ?"
                        + " and sealed_thumbnail is not null")
                .params(file, caseId.value())
                .query(byte[].class)
                .optional()
                .map(stored -> keys.openBytes(stored, thumbnailPlace(file)));
    }

    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void noteScanned(UUID file, Scan scan) {
        database.sql("update tray_file set scan = ? where id = ?")
                .params(scan.name(), file)
                .update();
    }

    /** The file stays in sight with the rule that it breaks; its content is deleted. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void refuse(UUID file, String rule) {
        database.sql("update tray_file set broken_rule = ?, pages = null, sealed_thumbnail = null where id = ?")
                .params(rule, file)
                .update();
        database.sql("delete from tray_chunk where file_id = ?").param(file).update();
    }

    @Transactional
    public void clear(CaseId caseId) {
        database.sql("delete from tray_file where case_id = ?")
                .param(caseId.value())
                .update();
    }

    /** What broke off while nobody was there to delete it: the process was killed. */
    @Transactional
    int deleteHalvesReceivedBefore(Instant time) {
        return database.sql("delete from tray_file where not complete and received_at < ?")
                .param(OffsetDateTime.ofInstant(time, ZoneOffset.UTC))
                .update();
    }

    private void delete(UUID id) {
        database.sql("delete from tray_file where id = ?").param(id).update();
    }

    private static String place(UUID file) {
        return "tray/" + file;
    }

    private static String thumbnailPlace(UUID file) {
        return "tray-thumbnail/" + file;
    }
}
