package dev.regain.history;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import dev.regain.history.PlayedCase.Plot;
import dev.regain.story.Appellant;
import dev.regain.story.Stage;
import dev.regain.story.Story;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** The engine that plays made-up cases is set as the product's: it fills the same columns of the same tables. */
@Story
class MadeUpCaseStory {

    private static final Instant MONDAY = Instant.parse("2025-03-31T01:00:00Z");

    /** By one of these a row says what it is about. */
    private static final List<String> KINDS = List.of(
            "PROC_DEF_KEY_",
            "ACT_ID_",
            "TASK_DEF_KEY_",
            "NAME_",
            "VARIABLE_NAME_",
            "JOB_DEF_CONFIGURATION_",
            "JOB_STATE_",
            "HANDLER_TYPE_",
            "HANDLER_CFG_",
            "EVENT_NAME_",
            "ACTIVITY_ID_",
            "CLAUSE_NAME_",
            "DEC_DEF_KEY_",
            "OPERATION_TYPE_",
            "GROUP_ID_",
            "OPERATION_");

    private final Stage stage;
    private final JdbcTemplate product;

    MadeUpCaseStory(@Autowired Stage stage, @Autowired JdbcTemplate product) {
        this.stage = stage;
        this.product = product;
    }

    private record Row(String kind, String filled) {}

    @Test
    void what_a_walked_appeal_leaves_in_the_engines_tables_a_made_up_one_leaves_too() {
        Appellant appellant = new Appellant(stage, "+8613666390001");
        appellant.submits();
        String root = inReview(appellant);

        Map<String, Set<String>> walked = byKind(
                rows(product, " in (select ID_ from ACT_HI_PROCINST" + " where ROOT_PROC_INST_ID_ = '" + root + "')"));
        Map<String, Set<String>> madeUp = byKind(madeUp());

        assertThat(madeUp.keySet()).containsAll(walked.keySet());
        assertThat(walked)
                .allSatisfy(
                        (kind, filled) -> assertThat(madeUp.get(kind)).as(kind).containsAll(filled));
        assertThat(walked).hasSizeGreaterThan(60);
    }

    /** With nothing left to do but the review. */
    private String inReview(Appellant appellant) {
        String begun = "select p.ID_ from ACT_HI_PROCINST p join ACT_RU_TASK t on t.TASK_DEF_KEY_ = 'reviewAppeal'"
                + " join ACT_HI_PROCINST r on r.ID_ = t.PROC_INST_ID_ and r.ROOT_PROC_INST_ID_ = p.ID_"
                + " where p.BUSINESS_KEY_ = ? and not exists (select 1 from ACT_RU_JOB j join ACT_HI_PROCINST its"
                + " on its.ID_ = j.PROCESS_INSTANCE_ID_ where its.ROOT_PROC_INST_ID_ = p.ID_ and j.TYPE_ <> 'timer')";
        return Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(
                        () -> product.queryForList(
                                begun, String.class, appellant.caseId().toString()),
                        found -> !found.isEmpty())
                .get(0);
    }

    private List<Row> madeUp() {
        List<Row> rows = new ArrayList<>();
        Chances chances = new Chances(1);
        try (PlayedHistory engine = new PlayedHistory(0)) {
            MadeUpYear.deployments(product)
                    .forEach(deployment -> engine.deploy(MadeUpYear.diagrams(product, deployment)));
            for (int number = 0; number < 15; number++) {
                Plot plot = new Plot("enterpriseAppeal", MONDAY, false, chances.seed());
                engine.play(plot, MONDAY.plus(Duration.ofMinutes(45)));
                rows.addAll(rows(engine.tables(), " is not null"));
                PlayedCase.take(plot, engine.tables(), Map.of());
            }
        }
        return rows;
    }

    private static List<Row> rows(JdbcTemplate engine, String which) {
        List<Row> rows = new ArrayList<>();
        engine.query(
                "select upper(TABLE_NAME), upper(COLUMN_NAME) from INFORMATION_SCHEMA.COLUMNS"
                        + " where upper(COLUMN_NAME) in ('PROC_INST_ID_', 'PROCESS_INSTANCE_ID_')"
                        + " and (upper(TABLE_NAME) like 'ACT\\_HI\\_%' or upper(TABLE_NAME) like 'ACT\\_RU\\_%')",
                column -> {
                    String table = column.getString(1);
                    engine.query("select * from " + table + " where " + column.getString(2) + which, row -> {
                        rows.add(row(table, row));
                    });
                });
        return rows;
    }

    private static Row row(String table, ResultSet row) throws SQLException {
        Map<String, Object> filled = new TreeMap<>();
        for (int place = 1; place <= row.getMetaData().getColumnCount(); place++) {
            Object value = row.getObject(place);
            if (value != null) {
                filled.put(row.getMetaData().getColumnName(place).toUpperCase(Locale.ROOT), value);
            }
        }
        String about = KINDS.stream()
                .filter(filled::containsKey)
                .map(column -> filled.get(column).toString())
                .collect(joining(" "));
        return new Row(table + " " + about, String.join(" ", filled.keySet()));
    }

    private static Map<String, Set<String>> byKind(List<Row> rows) {
        return rows.stream()
                .collect(groupingBy(Row::kind, TreeMap::new, mapping(Row::filled, toCollection(HashSet::new))));
    }
}
