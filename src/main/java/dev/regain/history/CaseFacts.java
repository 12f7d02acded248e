package dev.regain.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The facts by which a case found its way, and what its decision tables made of them. */
@Component
class CaseFacts {

    private final JdbcClient database;
    private final DecisionTables tables;

    CaseFacts(JdbcClient database, DecisionTables tables) {
        this.database = database;
        this.tables = tables;
    }

    /**
     * A process variable: a flag, count, choice, reference or time; the engine takes no others.
     *
     * @param value the last one; null where it is none
     * @param values what it was and since when, the first one first
     */
    @JsonInclude(Include.NON_NULL)
    record Fact(String instance, String name, String kind, Object value, List<Since> values) {}

    record Since(Instant at, Object value) {}

    List<Fact> facts(String root) {
        Map<String, List<Change>> changes = changes(root);
        return database.sql("""
                        select * from ACT_HI_VARINST
                         where ROOT_PROC_INST_ID_ = :root
                         order by CREATE_TIME_, NAME_, ID_
                         limit :most
                        """)
                .param("root", root)
                .param("most", CaseSteps.MOST)
                .query((row, number) -> new Fact(
                        row.getString("PROC_INST_ID_"),
                        row.getString("NAME_"),
                        row.getString("VAR_TYPE_"),
                        value(row),
                        changes.getOrDefault(row.getString("ID_"), List.of()).stream()
                                .map(Change::since)
                                .toList()))
                .list();
    }

    private record Change(String variable, Since since) {}

    private Map<String, List<Change>> changes(String root) {
        return database
                .sql("""
                        select * from ACT_HI_DETAIL
                         where ROOT_PROC_INST_ID_ = :root and TYPE_ = 'VariableUpdate'
                         order by TIME_, SEQUENCE_COUNTER_, REV_, ID_
                         limit :most
                        """)
                .param("root", root)
                .param("most", CaseSteps.MOST)
                .query((row, number) -> new Change(
                        row.getString("VAR_INST_ID_"), new Since(CaseSteps.moment(row, "TIME_"), value(row))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Change::variable));
    }

    /**
     * A decision table was asked.
     *
     * @param version of the table; null where it is deleted
     * @param rules the numbers of the rows that matched, from 1; of a deleted table none is known
     */
    @JsonInclude(Include.NON_NULL)
    record Decision(
            String id,
            String instance,
            String activity,
            String decision,
            String name,
            Integer version,
            Instant at,
            List<Integer> rules,
            List<Named> inputs,
            List<Named> outputs) {}

    @JsonInclude(Include.NON_NULL)
    record Named(String name, Object value) {}

    List<Decision> decisions(String root) {
        Map<String, List<Clause>> inputs = clauses("ACT_HI_DEC_IN", "null", root);
        Map<String, List<Clause>> outputs = clauses("ACT_HI_DEC_OUT", "RULE_ID_", root);
        return database.sql("""
                        select i.*, d.VERSION_
                          from ACT_HI_DECINST i left join ACT_RE_DECISION_DEF d on d.ID_ = i.DEC_DEF_ID_
                         where i.ROOT_PROC_INST_ID_ = :root
                         order by i.EVAL_TIME_, i.ID_
                         limit :most
                        """)
                .param("root", root)
                .param("most", CaseSteps.MOST)
                .query((row, number) -> {
                    String id = row.getString("ID_");
                    int version = row.getInt("VERSION_");
                    boolean gone = row.wasNull();
                    List<Clause> out = outputs.getOrDefault(id, List.of());
                    return new Decision(
                            id,
                            row.getString("PROC_INST_ID_"),
                            row.getString("ACT_ID_"),
                            row.getString("DEC_DEF_KEY_"),
                            row.getString("DEC_DEF_NAME_"),
                            gone ? null : version,
                            CaseSteps.moment(row, "EVAL_TIME_"),
                            rows(row.getString("DEC_DEF_ID_"), out),
                            named(inputs.getOrDefault(id, List.of())),
                            named(out));
                })
                .list();
    }

    private record Clause(String decision, String rule, Named named) {}

    private Map<String, List<Clause>> clauses(String table, String rule, String root) {
        return database
                .sql("select c.*, %s as THE_RULE from %s c where ROOT_PROC_INST_ID_ = :root order by ID_ limit :most"
                        .formatted(rule, table))
                .param("root", root)
                .param("most", CaseSteps.MOST)
                .query((row, number) -> new Clause(
                        row.getString("DEC_INST_ID_"),
                        row.getString("THE_RULE"),
                        new Named(row.getString("CLAUSE_NAME_"), value(row))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Clause::decision));
    }

    private List<Integer> rows(String definition, List<Clause> outputs) {
        List<String> rules = tables.rules(definition);
        return new ArrayList<>(outputs.stream()
                .map(output -> rules.indexOf(output.rule()) + 1)
                .filter(row -> row > 0)
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    private static List<Named> named(List<Clause> clauses) {
        return clauses.stream().map(Clause::named).toList();
    }

    /** What the engine spreads over columns; a value of another kind would be an object, and is not looked at. */
    private static Object value(ResultSet row) throws SQLException {
        String kind = row.getString("VAR_TYPE_");
        long number = row.getLong("LONG_");
        boolean none = row.wasNull();
        if (kind == null || none && !kind.equals("string") && !kind.equals("double")) {
            return null;
        }
        return switch (kind) {
            case "string" -> row.getString("TEXT_");
            case "boolean" -> number == 1;
            case "integer", "long", "short" -> number;
            case "double" -> row.getDouble("DOUBLE_");
            case "date" -> Instant.ofEpochMilli(number);
            default -> null;
        };
    }
}
