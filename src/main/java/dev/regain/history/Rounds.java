package dev.regain.history;

import dev.regain.history.Rounds.Round;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How often applicants were asked for more before their appeal was decided, and what became of it. */
@Component
class Rounds implements Numbers<Round> {

    private static final String ROUNDS = """
            select r.rounds, count(*) as cases,
                   count(case when r.outcome = 'approved' then 1 end) as approved,
                   count(case when r.outcome = 'rejected' then 1 end) as rejected,
                   count(case when r.ended is null then 1 end) as running
              from (select p.ID_, max(p.END_ACT_ID_) as outcome, max(p.END_TIME_) as ended,
                           count(case when a.ACT_ID_ = 'askForMore' then 1 end) as rounds
                      from ACT_HI_PROCINST p
                      join ACT_HI_ACTINST a
                        on a.ROOT_PROC_INST_ID_ = p.ID_ and a.PROC_DEF_KEY_ = 'decideAppeal'
                       and a.ACT_ID_ in ('decisionAsked', 'askForMore')%s
                     where %s and p.SUPER_PROCESS_INSTANCE_ID_ is null
                     group by p.ID_) r
             group by r.rounds
             order by r.rounds
            """;

    private final JdbcClient database;

    Rounds(JdbcClient database) {
        this.database = database;
    }

    /**
     * @param rounds how often the applicant was asked for more
     * @param cases appeals that were submitted; some of them neither approved nor rejected, but withdrawn or expired
     */
    record Round(long rounds, long cases, long approved, long rejected, long running) {}

    @Override
    public String name() {
        return "rounds";
    }

    @Override
    public Class<Round> row() {
        return Round.class;
    }

    @Override
    public List<Round> of(Selection selection) {
        return database.sql(ROUNDS.formatted(selection.since("a"), selection.ofProcesses("p")))
                .params(selection.values())
                .query(Round.class)
                .list();
    }
}
