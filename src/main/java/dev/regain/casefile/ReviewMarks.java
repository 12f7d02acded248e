package dev.regain.casefile;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What reviewers marked while they looked at a case, each for themselves: whoever decides reads here what the decider has
 * checked, and which accounts are not to be given back.
 */
@Component
public class ReviewMarks {

    private static final String CHECKED = "checked/";
    private static final String WITHHELD = "withheld/";

    private final JdbcClient database;

    ReviewMarks(JdbcClient database) {
        this.database = database;
    }

    /**
     * @param checked names of checks, as the checklist has them
     * @param withheld accounts that are not to be given back; all others of the case are
     */
    public record Marks(Set<String> checked, Set<UUID> withheld) {}

    /** Nothing checked and nothing withheld where this person marked nothing. */
    public Marks of(CaseId caseId, String staff) {
        List<String> marks = database.sql("select mark from review_mark where case_id = ? and staff = ?")
                .params(caseId.value(), staff)
                .query(String.class)
                .list();
        return new Marks(among(marks, CHECKED, Function.identity()), among(marks, WITHHELD, UUID::fromString));
    }

    /** In the place of what this person marked before. */
    @Transactional
    public void save(CaseId caseId, String staff, Marks marks) {
        database.sql("delete from review_mark where case_id = ? and staff = ?")
                .params(caseId.value(), staff)
                .update();
        Stream.concat(
                        marks.checked().stream().map(check -> CHECKED + check),
                        marks.withheld().stream().map(account -> WITHHELD + account))
                .forEach(mark -> database.sql("insert into review_mark (case_id, staff, mark) values (?, ?, ?)")
                        .params(caseId.value(), staff, mark)
                        .update());
    }

    private static <T> Set<T> among(List<String> marks, String kind, Function<String, T> read) {
        return marks.stream()
                .filter(mark -> mark.startsWith(kind))
                .map(mark -> read.apply(mark.substring(kind.length())))
                .collect(Collectors.toUnmodifiableSet());
    }
}
