package dev.regain.outside.directory.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.regain.formats.AccountId;
import dev.regain.outside.directory.Clue;
import dev.regain.outside.directory.ClueKind;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/** How PostgreSQL goes about a look-up. */
final class LookUpPlans {

    private static final ObjectMapper JSON = new ObjectMapper();

    private LookUpPlans() {}

    /** Its plan as it was executed, with the pages that it touched. */
    static JsonNode analysed(Clue clue, JdbcTemplate database, AccountSeal seal) {
        UUID key = clue.kind() == ClueKind.ACCOUNT_ID ? seal.id(AccountId.of(clue.value())) : seal.hash(clue);
        String sql =
                clue.kind() == ClueKind.ACCOUNT_ID ? "select id from account where id = ?" : Clues.lookUp(clue.kind());
        try {
            String plan = database.queryForObject("explain (analyze, buffers, format json) " + sql, String.class, key);
            return JSON.readTree(plan).get(0).get("Plan");
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
