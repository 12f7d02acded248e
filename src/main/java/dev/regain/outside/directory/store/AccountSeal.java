package dev.regain.outside.directory.store;

import dev.regain.formats.AccountId;
import dev.regain.keys.Keys;
import dev.regain.outside.directory.AccountRecord;
import dev.regain.outside.directory.AccountRecord.HeldClue;
import dev.regain.outside.directory.Clue;
import dev.regain.outside.directory.ClueKind;
import dev.regain.outside.directory.wire.AccountJson;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What the rows of an account hold, computed from what is on record; nothing of it needs the database. */
@Component
public class AccountSeal {

    private final Keys keys;
    private final Keys.Hashing ids;
    private final Keys.Hashing records;
    private final Map<ClueKind, Keys.Hashing> clues = new EnumMap<>(ClueKind.class);

    AccountSeal(Keys keys) {
        this.keys = keys;
        ids = keys.hashing("account");
        records = keys.hashing("account.record");
        for (ClueKind kind : ClueKind.values()) {
            clues.put(kind, keys.hashing("clue." + kind));
        }
    }

    public UUID id(AccountId accountId) {
        return ids.of(accountId.text());
    }

    /** The same for the same record, and for no other. */
    public UUID fingerprint(byte[] written) {
        return records.of(written);
    }

    /** @param written by {@link AccountJson#write} */
    public byte[] seal(UUID id, byte[] written) {
        return keys.sealBytes(written, place(id));
    }

    public AccountRecord open(UUID id, byte[] sealed) {
        return AccountJson.readAgain(keys.openBytes(sealed, place(id)));
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
        return clues.get(clue.kind()).of(clue.value());
    }
}
