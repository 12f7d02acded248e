package dev.regain.outside.directory.store;

import dev.regain.formats.AccountId;
import dev.regain.keys.Keys;
import dev.regain.outside.directory.AccountRecord;
import dev.regain.outside.directory.AccountRecord.HeldClue;
import dev.regain.outside.directory.Clue;
import dev.regain.outside.directory.wire.AccountJson;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What the rows of an account hold, computed from what is on record; nothing of it needs the database. */
@Component
public class AccountSeal {

    private final Keys keys;

    AccountSeal(Keys keys) {
        this.keys = keys;
    }

    public UUID id(AccountId accountId) {
        return keys.hash("account", accountId.text());
    }

    /** The same for the same record, and for no other. */
    public UUID fingerprint(byte[] written) {
        return keys.hash("account.record", written);
    }

    /** @param written by {@link AccountJson#write} */
    public byte[] seal(UUID id, byte[] written) {
        return keys.sealBytes(written, place(id));
    }

    public AccountRecord open(UUID id, byte[] sealed) {
        return AccountJson.readAgain(keys.open(sealed, place(id)).getBytes(StandardCharsets.UTF_8));
    }

    private static String place(UUID id) {
        return "account/" + id;
    }

    public List<ClueRow> rows(UUID id, AccountRecord account) {
        List<HeldClue> foundBy = account.foundBy();
        List<ClueRow> rows = new ArrayList<>(foundBy.size());
        for (HeldClue held : foundBy) {
            rows.add(new ClueRow(held.clue().kind(), hash(held.clue()), id, held.from(), held.until()));
        }
        return rows;
    }

    UUID hash(Clue clue) {
        return keys.hash("clue." + clue.kind(), clue.value());
    }
}
