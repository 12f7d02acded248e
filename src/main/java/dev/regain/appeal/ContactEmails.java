package dev.regain.appeal;

import dev.regain.casefile.CaseFiles;
import dev.regain.casefile.CaseId;
import dev.regain.casefile.Entry;
import dev.regain.formats.EmailAddress;
import dev.regain.keys.Keys;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The addresses that applicants left, and the links that confirm them. A link is good as long as its address stands; it opens
 * nothing of the appeal.
 */
@Component
class ContactEmails {

    private final JdbcClient database;
    private final CaseFiles files;
    private final Keys keys;
    private final AppealSettings settings;
    private final Clock clock;

    ContactEmails(JdbcClient database, CaseFiles files, Keys keys, AppealSettings settings, Clock clock) {
        this.database = database;
        this.files = files;
        this.keys = keys;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * @param link in full, with its secret
     * @param messageKey the same for every mail that carries this link: who has it already need not get it again
     */
    record Link(String link, UUID messageKey, boolean confirmed) {}

    /** Another address than before makes another link. */
    @Transactional
    public void leave(CaseId caseId, EmailAddress address) {
        if (addressOf(caseId).filter(address::equals).isPresent()) {
            return;
        }
        remove(caseId);
        files.write(caseId, Entry.CONTACT_EMAIL, address.text());
        String token = Keys.randomSecret();
        String link = publicAddress().path("/e/" + token).toUriString();
        database.sql("""
                insert into contact_email (case_id, token_hash, sealed_token, message_key) values (?, ?, ?, ?)""")
                .params(caseId.value(), hash(token), keys.seal(link, place(caseId)), UUID.randomUUID())
                .update();
    }

    private UriComponentsBuilder publicAddress() {
        return settings.publicAddress() == null
                ? ServletUriComponentsBuilder.fromCurrentContextPath()
                : UriComponentsBuilder.fromUri(settings.publicAddress());
    }

    @Transactional
    public void remove(CaseId caseId) {
        files.erase(caseId, Entry.CONTACT_EMAIL);
        database.sql("delete from contact_email where case_id = ?")
                .param(caseId.value())
                .update();
    }

    Optional<EmailAddress> addressOf(CaseId caseId) {
        return files.read(caseId, Entry.CONTACT_EMAIL).map(EmailAddress::new);
    }

    Optional<Link> linkOf(CaseId caseId) {
        return database.sql("select * from contact_email where case_id = ?")
                .param(caseId.value())
                .query((row, number) -> new Link(
                        keys.open(row.getBytes("sealed_token"), place(caseId)),
                        row.getObject("message_key", UUID.class),
                        row.getTimestamp("confirmed_at") != null))
                .optional();
    }

    Optional<CaseId> byToken(String token) {
        return database.sql("select case_id from contact_email where token_hash = ?")
                .param(hash(token))
                .query(UUID.class)
                .optional()
                .map(CaseId::new);
    }

    /** @return false where it was confirmed before */
    @Transactional
    public boolean confirm(CaseId caseId) {
        return database.sql("update contact_email set confirmed_at = ? where case_id = ? and confirmed_at is null")
                        .params(OffsetDateTime.now(clock), caseId.value())
                        .update()
                == 1;
    }

    private UUID hash(String token) {
        return keys.hash("email-link", token);
    }

    private static String place(CaseId caseId) {
        return "email-link/" + caseId;
    }
}
