package dev.regain.casefile;

import java.util.List;
import java.util.Optional;
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
 * checked, and which accounts are to be given back.
 */
@Component
public class ReviewMarks {

    /** Somebody marked something, be it that all their ticks are gone. */
    private static final String SAVED = "saved";

    private static final String CHECKED = "checked/";
    private static final String GIVEN_BACK = "givenBack/";

    private final JdbcClient database;

    ReviewMarks(JdbcClient database) {
        this.database = database;
    }

    /**
     * @param checked names of checks, as the checklist has them
     * @param givenBack accounts that are to be given back: one that joins the case afterwards is not among them
     */
    public record Marks(Set<String> checked, Set<UUID> givenBack) {

        public static final Marks NONE = new Marks(Set.of(), Set.of());
    }

    /** Empty where this person marked nothing of what the case shows now. */
    public Optional<Marks> of(CaseId caseId, String staff) {
        List<String> marks = database.sql("select mark from review_mark where case_id = ? and staff = ?")
                .params(caseId.value(), staff)
                .query(String.class)
                .list();
        return marks.isEmpty()
                ? Optional.empty()
                : Optional.of(new Marks(
                        among(marks, CHECKED, Function.identity()), among(marks, GIVEN_BACK, UUID::fromString)));
    }

    /** In the place of what this person marked before. */
    @Transactional
    public void save(CaseId caseId, String staff, Marks marks) {
        database.sql("delete from review_mark where case_id = ? and staff = ?")
                .params(caseId.value(), staff)
                .update();
        Stream.of(
                        Stream.of(SAVED),
                        marks.checked().stream().map(check -> CHECKED + check),
                        marks.givenBack().stream().map(account -> GIVEN_BACK + account))
                .flatMap(Function.identity())
                .forEach(mark -> database.sql("insert into review_mark (case_id, staff, mark) values (?, ?, ?)")
                        .params(caseId.value(), staff, mark)
                        .update());
    }

    /** Of everybody: the case shows something else now, at which nobody has looked. */
    @Transactional
    public void clear(CaseId caseId) {
        database.sql("delete from review_mark where case_id = ?")
                .param(caseId.value())
                .update();
    }

    private static <T> Set<T> among(List<String> marks, String kind, Function<String, T> read) {
        return marks.stream()
                .filter(mark -> mark.startsWith(kind))
                .map(mark -> read.apply(mark.substring(kind.length())))
                .collect(Collectors.toUnmodifiableSet());
    }
}
