package dev.regain.history;

import static java.util.Comparator.comparing;

import dev.regain.history.Funnel.Step;
import dev.regain.history.PageOrder.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How far cases came: from the first page, which is opened before there is a case, over each page of the process itself and of the
 * processes that it calls, in the order of the diagrams, to the outcome. A case is counted once at each page, however often it came
 * there. It was given up at its last page, where that was never answered and the case is over.
 */
@Component
class Funnel implements Numbers<Step> {

    private static final String OPENED = "opened";
    private static final String BEGUN = "begun";
    private static final String PAGE = "page";
    private static final String STAFF = "staff";
    private static final String OUTCOME = "outcome";

    private static final String PAGES = """
            select 'page' as kind, v.process, v.activity, max(v.name) as name, count(distinct v.root) as reached,
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

    private static final String OUTCOMES = """
            select 'outcome' as kind, '' as process, o.outcome as activity, '' as name, count(*) as reached,
                   sum(o.early) as given_up, 0 as open_now, count(*) - sum(o.early) as went_on
              from (select case when p.STATE_ <> 'COMPLETED' then 'deleted' else p.END_ACT_ID_ end as outcome,
                           case when p.STATE_ <> 'COMPLETED' or p.END_ACT_ID_ in (:early) then 1 else 0 end as early
                      from ACT_HI_PROCINST p
                     where %s and p.SUPER_PROCESS_INSTANCE_ID_ is null and p.END_TIME_ is not null) o
             group by o.outcome
             order by given_up, reached desc, activity
            """;

    private final JdbcClient database;
    private final PageOrder order;
    private final Definitions definitions;
    private final OpenedPages opened;

    Funnel(JdbcClient database, PageOrder order, Definitions definitions, OpenedPages opened) {
        this.database = database;
        this.order = order;
        this.definitions = definitions;
        this.opened = opened;
    }

    /**
     * @param kind {@code opened}, how often the first page was, by whomever, where that is counted; {@code begun}, with all cases;
     *     {@code page}; {@code staff}, a task of theirs; and last each {@code outcome}, given up where nobody wanted it
     * @param process whose page it is
     * @param activity the page's task, or the end event, or {@code deleted}
     * @param reached cases that came to it
     * @param givenUp of them, those that ended here without an answer
     * @param openNow of them, those that are here
     * @param wentOn the others
     */
    record Step(
            String kind,
            String process,
            String activity,
            String name,
            long reached,
            long givenUp,
            long openNow,
            long wentOn) {}

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
                                + selection.ofProcesses("p"))
                .params(selection.values())
                .query(Long.class)
                .single();
        List<Step> steps = new ArrayList<>();
        long times = opened.times(selection);
        if (times > 0) {
            long without = Math.max(0, times - begun);
            steps.add(new Step(OPENED, selection.process(), "", "", times, without, 0, times - without));
        }
        steps.add(new Step(BEGUN, selection.process(), "", "", begun, 0, 0, begun));
        steps.addAll(pages(selection));
        steps.addAll(outcomes(selection));
        return steps;
    }

    private List<Step> pages(Selection selection) {
        List<Place> places = order.of(selection);
        return database
                .sql(PAGES.formatted(selection.ofProcesses("p")))
                .params(selection.values())
                .query(Step.class)
                .list()
                .stream()
                .sorted(comparing((Step step) -> place(step, places)).thenComparing(Step::activity))
                .map(step -> withRest(step, places))
                .toList();
    }

    /** What is in no diagram any more comes last. */
    private static int place(Step step, List<Place> places) {
        int place = 0;
        while (place < places.size() && !isAt(step, places.get(place))) {
            place++;
        }
        return place;
    }

    private static boolean isAt(Step step, Place place) {
        return place.process().equals(step.process()) && place.activity().equals(step.activity());
    }

    private static Step withRest(Step step, List<Place> places) {
        boolean isStaffs = places.stream().anyMatch(place -> place.isStaffs() && isAt(step, place));
        return new Step(
                isStaffs ? STAFF : PAGE,
                step.process(),
                step.activity(),
                step.name(),
                step.reached(),
                step.givenUp(),
                step.openNow(),
                step.reached() - step.givenUp() - step.openNow());
    }

    private List<Step> outcomes(Selection selection) {
        Map<String, Object> values = new HashMap<>(selection.values());
        values.put("early", FindCases.ENDED_EARLY);
        return database
                .sql(OUTCOMES.formatted(selection.ofProcesses("p")))
                .params(values)
                .query(Step.class)
                .list()
                .stream()
                .map(step -> new Step(
                        OUTCOME,
                        selection.process(),
                        step.activity(),
                        name(step.activity(), selection),
                        step.reached(),
                        step.givenUp(),
                        0,
                        step.wentOn()))
                .toList();
    }

    private String name(String outcome, Selection selection) {
        return selection.definitions().stream()
                .flatMap(version -> definitions.diagram(version).stream())
                .flatMap(diagram -> diagram.name(outcome).stream())
                .findFirst()
                .orElse(outcome);
    }
}
