package dev.regain.history;

import static java.util.Comparator.comparing;

import dev.regain.history.Funnel.Step;
import dev.regain.history.PageOrder.Place;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How far cases came, page by page: those of the process itself and of the processes that it calls, in the order of the diagrams. A
 * case is counted once at each page, however often it came there. It was given up at its last page, where that was never answered
 * and the case is over.
 */
@Component
class Funnel implements Numbers<Step> {

    private static final String PAGES = """
            select v.process, v.activity, max(v.name) as name, count(distinct v.root) as reached,
                   count(case when v.place = 1 and v.answered = 0 and v.ended is not null then 1 end) as given_up,
                   count(case when v.place = 1 and v.answered = 0 and v.ended is null then 1 end) as open_now,
                   0 as went_on
              from (select t.PROC_DEF_KEY_ as process, t.TASK_DEF_KEY_ as activity, t.NAME_ as name,
                           t.ROOT_PROC_INST_ID_ as root, p.END_TIME_ as ended,
                           case when t.DELETE_REASON_ = 'completed' then 1 else 0 end as answered,
                           row_number() over (partition by t.ROOT_PROC_INST_ID_
                                              order by t.START_TIME_ desc, t.ID_) as place
                      from ACT_HI_PROCINST p
                      join ACT_HI_TASKINST t on t.ROOT_PROC_INST_ID_ = p.ID_
                     where %s and p.SUPER_PROCESS_INSTANCE_ID_ is null) v
             group by v.process, v.activity
            """;

    private final JdbcClient database;
    private final PageOrder order;

    Funnel(JdbcClient database, PageOrder order) {
        this.database = database;
        this.order = order;
    }

    /**
     * @param process whose page it is; the first step is the beginning, with all cases
     * @param reached cases that came to the page
     * @param givenUp of them, those that ended here without an answer
     * @param openNow of them, those that are here
     * @param wentOn the others
     */
    record Step(String process, String activity, String name, long reached, long givenUp, long openNow, long wentOn) {}

    @Override
    public String name() {
        return "funnel";
    }

    @Override
    public Class<Step> row() {
        return Step.class;
    }

    @Override
    public List<Step> of(Selection selection) {
        long begun = database.sql(
                        "select count(*) from ACT_HI_PROCINST p where p.SUPER_PROCESS_INSTANCE_ID_ is null and "
                                + selection.of("p"))
                .params(selection.values())
                .query(Long.class)
                .single();
        List<Place> places = order.of(selection);
        List<Step> steps = new ArrayList<>();
        steps.add(new Step(selection.process(), "", "", begun, 0, 0, begun));
        database.sql(PAGES.formatted(selection.of("p"))).params(selection.values()).query(Step.class).list().stream()
                .sorted(comparing((Step step) -> place(step, places)).thenComparing(Step::activity))
                .map(Funnel::withRest)
                .forEach(steps::add);
        return steps;
    }

    /** What is in no diagram any more comes last. */
    private static int place(Step step, List<Place> places) {
        int place = places.indexOf(new Place(step.process(), step.activity()));
        return place < 0 ? places.size() : place;
    }

    private static Step withRest(Step step) {
        return new Step(
                step.process(),
                step.activity(),
                step.name(),
                step.reached(),
                step.givenUp(),
                step.openNow(),
                step.reached() - step.givenUp() - step.openNow());
    }
}
