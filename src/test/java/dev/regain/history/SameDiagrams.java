package dev.regain.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What is called one thing in the engine that plays and another in the product's database: deployments, definitions and job
 * definitions of the same diagrams.
 */
final class SameDiagrams {

    /** The first column is the id; the others, and the version's place among those that are there, say what it is the id of. */
    private static final List<String> LISTS = List.of(
            "select ID_, 'process', KEY_, row_number() over (partition by KEY_ order by VERSION_) from ACT_RE_PROCDEF",
            "select ID_, 'decision', KEY_, row_number() over (partition by KEY_ order by VERSION_) from ACT_RE_DECISION_DEF",
            "select ID_, 'requirements', KEY_, row_number() over (partition by KEY_ order by VERSION_)"
                    + " from ACT_RE_DECISION_REQ_DEF",
            "select job.ID_, job.ACT_ID_, job.JOB_CONFIGURATION_, job.PROC_DEF_KEY_, (select count(*)"
                    + " from ACT_RE_PROCDEF lower where lower.KEY_ = process.KEY_ and lower.VERSION_ <= process.VERSION_)"
                    + " from ACT_RU_JOBDEF job join ACT_RE_PROCDEF process on process.ID_ = job.PROC_DEF_ID_");

    private final JdbcTemplate engine;
    private final JdbcTemplate product;

    SameDiagrams(JdbcTemplate engine, JdbcTemplate product) {
        this.engine = engine;
        this.product = product;
    }

    /** The product's ids by the engine's. */
    Map<String, String> ids() {
        Map<String, String> ids = new HashMap<>();
        for (String list : LISTS) {
            Map<List<Object>, String> theirs = byMeaning(product, list);
            byMeaning(engine, list).forEach((meaning, id) -> ids.put(id, same(theirs, meaning)));
        }
        ids.putAll(deployments());
        return ids;
    }

    private static Map<List<Object>, String> byMeaning(JdbcTemplate database, String list) {
        Map<List<Object>, String> ids = new HashMap<>();
        database.query(list, row -> {
            List<Object> meaning = new ArrayList<>();
            for (int column = 2; column <= row.getMetaData().getColumnCount(); column++) {
                meaning.add(row.getString(column));
            }
            ids.put(meaning, row.getString(1));
        });
        return ids;
    }

    private static String same(Map<List<Object>, String> ids, List<Object> meaning) {
        String id = ids.get(meaning);
        if (id == null) {
            throw new IllegalStateException("The product's database has none like " + meaning);
        }
        return id;
    }

    /** By the definitions in them. */
    private Map<String, String> deployments() {
        String list =
                "select DEPLOYMENT_ID_, KEY_, row_number() over (partition by KEY_ order by VERSION_) from ACT_RE_PROCDEF";
        Map<String, String> ids = new HashMap<>();
        Map<List<Object>, String> theirs = byMeaning(product, list);
        byMeaning(engine, list).forEach((meaning, id) -> ids.put(id, same(theirs, meaning)));
        return ids;
    }
}
