package dev.regain.history;

import dev.regain.history.Rejections.Reason;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Why appeals were rejected, the most frequent reason first. An appeal may be rejected for several. */
@Component
class Rejections implements Numbers<Reason> {

    /** Before the reason's name in what reviewers tick. */
    private static final String TICK = "reason";

    /** Ticks of a decision that was not to reject do not count: so the round's own outcome is asked. */
    private static final String TICKED = """
            select v.NAME_ as reason, count(distinct p.ID_) as cases,
                   sum(count(distinct p.ID_)) over (order by count(distinct p.ID_) desc, v.NAME_) as so_far,
                   sum(count(distinct p.ID_)) over () as ticks
              from ACT_HI_PROCINST p
              join ACT_HI_VARINST o on o.ROOT_PROC_INST_ID_ = p.ID_ and o.NAME_ = 'outcome' and o.TEXT_ = 'rejected'
              join ACT_HI_VARINST v on v.PROC_INST_ID_ = o.PROC_INST_ID_ and v.NAME_ like 'reasonR__' and v.LONG_ = 1
             where %s and p.SUPER_PROCESS_INSTANCE_ID_ is null
             group by v.NAME_
             order by cases desc, v.NAME_
            """;

    private final JdbcClient database;

    Rejections(JdbcClient database) {
        this.database = database;
    }

    /**
     * @param reason its name, such as R01, which {@link ReasonWords} say in words
     * @param cases rejected for it, maybe for others as well
     * @param soFar this and all that are more frequent
     * @param ticks all reasons of all cases
     */
    record Reason(String reason, long cases, long soFar, long ticks) {}

    @Override
    public String name() {
        return "rejections";
    }

    @Override
    public Class<Reason> row() {
        return Reason.class;
    }

    @Override
    public List<Reason> of(Selection selection) {
        return database
                .sql(TICKED.formatted(selection.ofProcesses("p")))
                .params(selection.values())
                .query(Reason.class)
                .list()
                .stream()
                .map(reason -> new Reason(
                        reason.reason().substring(TICK.length()), reason.cases(), reason.soFar(), reason.ticks()))
                .toList();
    }
}
