package dev.regain.casefile;

import static java.util.stream.Collectors.toSet;

import dev.regain.keys.Keys;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The documents on the case files: which there are and where their contents lie, not the contents. */
@Component
public class Documents {

    private static final String DOCUMENT =
            "select id, slot, stored_at, content_type, size_bytes, pages, sealed_text, scan, credit_code,"
                    + " enterprise_name, letter_serial, seen_elsewhere from case_document";

    private final JdbcClient database;
    private final Keys keys;
    private final Clock clock;

    Documents(JdbcClient database, Keys keys, Clock clock) {
        this.database = database;
        this.keys = keys;
        this.clock = clock;
    }

    /** From now on objects of this file may be in the store. For itself, for they stay there when the rest is rolled back. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void begin(TrayFile file) {
        database.sql("delete from document_begun where id = ?").param(file.id()).update();
        database.sql("insert into document_begun (id, pages, begun_at) values (?, ?, ?)")
                .params(file.id(), file.pages(), OffsetDateTime.now(clock))
                .update();
    }

    /** Puts a file of the in-tray on record as stored; again, it replaces itself. */
    @Transactional
    public void record(CaseId caseId, TrayFile file, StoredObject original, List<StoredObject> pages) {
        database.sql("delete from document_begun where id = ?").param(file.id()).update();
        database.sql("delete from case_document where id = ?").param(file.id()).update();
        database.sql("insert into case_document (id, case_id, slot, stored_at, content_type, size_bytes, pages,"
                        + " content_hash, sealed_text, scan, credit_code, enterprise_name, letter_serial,"
                        + " seen_elsewhere, noted) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, false)")
                .params(
                        file.id(),
                        caseId.value(),
                        file.slot(),
                        OffsetDateTime.now(clock),
                        file.type(),
                        file.size(),
                        pages.size(),
                        keys.hash("content", file.sha256()),
                        keys.seal(written(file.name(), original, pages), place(file.id())),
                        file.scan().name(),
                        Findings.NONE.creditCode().name(),
                        Findings.NONE.enterpriseName().name(),
                        Findings.NONE.letterSerial().name(),
                        false)
                .update();
    }

    /** In the order in which they were handed in. */
    public List<Document> of(CaseId caseId) {
        return database.sql(DOCUMENT + " where case_id = ? order by stored_at, id")
                .param(caseId.value())
                .query(this::read)
                .list();
    }

    /** The same of these slots. */
    public List<Document> of(CaseId caseId, Set<String> slots) {
        return of(caseId).stream()
                .filter(document -> slots.contains(document.slot()))
                .toList();
    }

    /** Those of which nothing was noted yet. */
    public List<Document> unread(CaseId caseId) {
        return database.sql(DOCUMENT + " where case_id = ? and not noted order by stored_at, id")
                .param(caseId.value())
                .query(this::read)
                .list();
    }

    public Optional<Document> document(CaseId caseId, UUID id) {
        return database.sql(DOCUMENT + " where case_id = ? and id = ?")
                .params(caseId.value(), id)
                .query(this::read)
                .optional();
    }

    /** Whether the same file, bit by bit, is on record with a case that is not this one. */
    public boolean isSeenElsewhere(CaseId caseId, Document document) {
        return database.sql("select count(*) from case_document where content_hash = ? and case_id <> ?")
                        .params(keys.hash("content", document.original().sha256()), caseId.value())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    @Transactional
    public void note(UUID document, Findings findings) {
        database.sql("update case_document set credit_code = ?, enterprise_name = ?, letter_serial = ?,"
                        + " seen_elsewhere = ?, noted = true where id = ?")
                .params(
                        findings.creditCode().name(),
                        findings.enterpriseName().name(),
                        findings.letterSerial().name(),
                        findings.seenElsewhere(),
                        document)
                .update();
    }

    /** What the applicant claims has changed: what the documents say of it is to be noted anew. */
    @Transactional
    public void readAgain(CaseId caseId) {
        database.sql("update case_document set noted = false where case_id = ?")
                .param(caseId.value())
                .update();
    }

    /** The cases with a document that was stored before this time. */
    public List<CaseId> casesStoredBefore(Instant time) {
        return database
                .sql("select distinct case_id from case_document where stored_at < ? and case_id is not null")
                .param(OffsetDateTime.ofInstant(time, ZoneOffset.UTC))
                .query(UUID.class)
                .list()
                .stream()
                .map(CaseId::new)
                .toList();
    }

    /** The case needs its documents no more: from now on they are nobody's. */
    @Transactional
    public void release(CaseId caseId) {
        database.sql("update case_document set case_id = null where case_id = ?")
                .param(caseId.value())
                .update();
    }

    /** The same of what lies in these slots; the rest stays. */
    @Transactional
    public void release(CaseId caseId, Set<String> slots) {
        database.sql("update case_document set case_id = null where case_id = :case and slot in (:slots)")
                .param("case", caseId.value())
                .param("slots", slots)
                .update();
    }

    /** The cases with something in these slots. */
    public Set<CaseId> casesWith(Set<String> slots) {
        return database
                .sql("select distinct case_id from case_document where slot in (:slots) and case_id is not null")
                .param("slots", slots)
                .query(UUID.class)
                .list()
                .stream()
                .map(CaseId::new)
                .collect(toSet());
    }

    /** What began to be stored before this time, is not on record, and is waited for by nobody: the case went on without it. */
    public List<Begun> begunInVain(Instant before) {
        return database.sql("select id, pages from document_begun where begun_at < ?"
                        + " and not exists (select 1 from tray_file where tray_file.id = document_begun.id)"
                        + " and not exists (select 1 from case_document where case_document.id = document_begun.id)")
                .param(OffsetDateTime.ofInstant(before, ZoneOffset.UTC))
                .query((row, number) -> new Begun(row.getObject("id", UUID.class), row.getInt("pages")))
                .list();
    }

    /** A file of which objects may be in the store, as many pages at most. */
    public record Begun(UUID id, int pages) {}

    /** The objects of what was begun in vain are gone. */
    @Transactional
    public void forget(Begun begun) {
        database.sql("delete from document_begun where id = ?")
                .param(begun.id())
                .update();
    }

    /** Those that outlived their case: their objects are to be deleted from the store, and then they are. */
    public List<Document> ofNobody() {
        return database.sql(DOCUMENT + " where case_id is null order by stored_at")
                .query(this::read)
                .list();
    }

    /** The objects of a document of nobody are gone. */
    @Transactional
    public void forget(UUID document) {
        database.sql("delete from case_document where id = ? and case_id is null")
                .param(document)
                .update();
    }

    /** The objects of a document of this case are gone. */
    @Transactional
    public void forget(CaseId caseId, UUID document) {
        database.sql("delete from case_document where id = ? and case_id = ?")
                .params(document, caseId.value())
                .update();
    }

    private Document read(ResultSet row, int number) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        String[] lines = keys.open(row.getBytes("sealed_text"), place(id)).split("\n");
        List<StoredObject> objects = new ArrayList<>();
        for (int line = 1; line < lines.length; line++) {
            String[] object = lines[line].split(" ");
            objects.add(new StoredObject(object[0], object[1]));
        }
        Instant storedAt = row.getObject("stored_at", OffsetDateTime.class).toInstant();
        return new Document(
                id,
                row.getString("slot"),
                lines[0],
                storedAt,
                row.getString("content_type"),
                row.getLong("size_bytes"),
                Scan.valueOf(row.getString("scan")),
                objects.get(0),
                List.copyOf(objects.subList(1, objects.size())),
                new Findings(
                        Found.valueOf(row.getString("credit_code")),
                        Found.valueOf(row.getString("enterprise_name")),
                        Found.valueOf(row.getString("letter_serial")),
                        row.getBoolean("seen_elsewhere")));
    }

    /** The name, then an object a line; a name has no line breaks. */
    private static String written(String name, StoredObject original, List<StoredObject> pages) {
        StringBuilder text = new StringBuilder(name).append('\n').append(line(original));
        pages.forEach(page -> text.append('\n').append(line(page)));
        return text.toString();
    }

    private static String line(StoredObject object) {
        return object.name() + " " + object.sha256();
    }

    private static String place(UUID document) {
        return "document/" + document;
    }
}
