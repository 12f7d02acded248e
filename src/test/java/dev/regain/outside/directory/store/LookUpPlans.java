package dev.regain.outside.directory.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.regain.formats.AccountId;
import dev.regain.outside.directory.Clue;
import dev.regain.outside.directory.ClueKind;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** How PostgreSQL goes about a look-up. */
final class LookUpPlans {

    /** As many as a path asks for, to know whether there are more than twenty. */
    static final int CANDIDATES = 21;

    private static final ObjectMapper JSON = new ObjectMapper();

    private LookUpPlans() {}

    /** Of who holds or held it: the plan as it was executed, with the pages that it touched. */
    static JsonNode ofHolders(Clue clue, JdbcTemplate database, AccountSeal seal) {
        return clue.kind() == ClueKind.ACCOUNT_ID
                ? analysed("select id from account where id = ?", database, seal.id(AccountId.of(clue.value())))
                : analysed(Clues.holders(clue.kind()), database, seal.hash(clue), CANDIDATES);
    }

    /** The same with the times at which they did. */
    static JsonNode ofMatches(Clue clue, JdbcTemplate database, AccountSeal seal) {
        return clue.kind() == ClueKind.ACCOUNT_ID
                ? ofHolders(clue, database, seal)
                : analysed(Clues.lookUp(clue.kind()), database, seal.hash(clue));
    }

    private static JsonNode analysed(String sql, JdbcTemplate database, Object... values) {
        try {
            String plan =
                    database.queryForObject("explain (analyze, buffers, format json) " + sql, String.class, values);
            return JSON.readTree(plan).get(0).get("Plan");
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    /** Where it takes rows from. */
    static List<String> scans(JsonNode plan) {
        return plan.findValuesAsText("Node Type").stream()
                .filter(node -> node.contains("Scan"))
                .toList();
    }
}
