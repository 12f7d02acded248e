package dev.regain.metrics;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What is counted in the database, where all nodes have what they did: so each of them tells the same, and it is not summed over
 * nodes. What ends is told of the last 24 hours. A case is a process that no other called.
 */
final class Families {

    private static final String PROCESSES = "(select distinct KEY_ as process from ACT_RE_PROCDEF)";

    private static final String GROUPS = "(values ('reviewers'), ('review-leads'))";

    /** A task that both groups see counts for each. */
    private static final String REVIEWS = """
              from %s g (name)
              left join ACT_RU_IDENTITYLINK l on l.GROUP_ID_ = g.name and l.TASK_ID_ is not null
              left join ACT_RU_TASK t on t.ID_ = l.TASK_ID_
            """.formatted(GROUPS);

    /** The tasks whose delegates hand something over to a gateway; sendNothing takes the time of a message and sends none. */
    static final List<String> SENDING = List.of(
            "sendAccountInformation",
            "sendContactCode",
            "sendEmailLink",
            "sendMail",
            "sendNewContactCode",
            "sendProgressCode",
            "sendReceiptByMail",
            "sendSms",
            "sendWebhook",
            "tellHolders",
            "tellNewContact");

    static final List<Family> ALL = List.of(
            new Family("regain_cases_running", "Cases that have begun and not ended.", List.of("process"), """
                    select d.KEY_, count(e.ID_)
                      from ACT_RE_PROCDEF d
                      left join ACT_RU_EXECUTION e on e.PROC_DEF_ID_ = d.ID_ and e.ID_ = e.ROOT_PROC_INST_ID_
                     group by d.KEY_
                    """),
            new Family(
                    "regain_cases_begun_last_day",
                    "Cases that began in the last 24 hours.",
                    List.of("process"),
                    """
                    select d.process, count(p.ID_)
                      from %s d
                      left join ACT_HI_PROCINST p on p.PROC_DEF_KEY_ = d.process
                           and p.START_TIME_ >= :dayAgo and p.SUPER_PROCESS_INSTANCE_ID_ is null
                     group by d.process
                    """.formatted(PROCESSES)),
            new Family(
                    "regain_cases_ended_last_day",
                    "Cases that ended in the last 24 hours, by end event; deleted where somebody of the staff ended them.",
                    List.of("process", "outcome"),
                    """
                    select p.process, p.outcome, count(*)
                      from (select PROC_DEF_KEY_ as process,
                                   case when STATE_ = 'COMPLETED' then END_ACT_ID_ else 'deleted' end as outcome
                              from ACT_HI_PROCINST
                             where END_TIME_ >= :dayAgo and SUPER_PROCESS_INSTANCE_ID_ is null) p
                     group by p.process, p.outcome
                    """),
            new Family(
                    "regain_reviews_open",
                    "Tasks that wait for the staff; one that both groups see counts for each.",
                    List.of("group", "task"),
                    "select g.name, coalesce(t.TASK_DEF_KEY_, ''), count(t.ID_) " + REVIEWS
                            + " group by g.name, t.TASK_DEF_KEY_"),
            new Family(
                    "regain_reviews_unclaimed",
                    "Tasks that nobody of the staff has taken.",
                    List.of("group"),
                    "select g.name, count(case when t.ASSIGNEE_ is null then t.ID_ end) " + REVIEWS
                            + " group by g.name"),
            new Family(
                    "regain_reviews_overdue",
                    "Tasks of the staff whose due date has passed.",
                    List.of("group"),
                    "select g.name, count(case when t.DUE_DATE_ < :now then t.ID_ end) " + REVIEWS
                            + " group by g.name"),
            new Family(
                    "regain_reviews_oldest_seconds",
                    "Age of the task of the staff that has waited longest, by the clock on the wall.",
                    List.of("group"),
                    "select g.name, coalesce(max(extract(epoch from cast(:now as timestamp) - t.CREATE_TIME_)), 0) "
                            + REVIEWS + " group by g.name"),
            new Family(
                    "regain_jobs",
                    "Work of the engine: due now, later (timers), retrying after a failure, dead without retries left.",
                    List.of("state"),
                    """
                    select s.state, count(j.ID_)
                      from (values ('due'), ('later'), ('retrying'), ('dead')) s (state)
                      left join ACT_RU_JOB j on s.state =
                           case when j.RETRIES_ = 0 then 'dead'
                                when j.EXCEPTION_STACK_ID_ is not null then 'retrying'
                                when j.DUEDATE_ > :now then 'later'
                                else 'due' end
                     group by s.state
                    """),
            new Family(
                    "regain_jobs_oldest_due_seconds",
                    "How long the work has waited that is due for longest; grows where no node works.",
                    List.of(),
                    """
                    select coalesce(max(extract(epoch from cast(:now as timestamp) - coalesce(DUEDATE_, CREATE_TIME_))), 0)
                      from ACT_RU_JOB
                     where RETRIES_ > 0 and SUSPENSION_STATE_ = 1 and coalesce(DUEDATE_, CREATE_TIME_) <= :now
                    """),
            new Family(
                    "regain_incidents",
                    "Incidents that are open, where they happened.",
                    List.of("process", "activity"),
                    """
                    select d.KEY_, coalesce(i.ACTIVITY_ID_, ''), count(i.ID_)
                      from ACT_RE_PROCDEF d
                      left join ACT_RU_INCIDENT i on i.PROC_DEF_ID_ = d.ID_ and i.ID_ = i.ROOT_CAUSE_INCIDENT_ID_
                     group by d.KEY_, i.ACTIVITY_ID_
                    """),
            new Family(
                    "regain_messages_last_day",
                    "Tries in the last 24 hours to send a text message, a mail or a webhook, by the task that sends.",
                    List.of("activity", "outcome"),
                    """
                    select s.activity, o.outcome, count(l.ID_)
                      from (values %s) s (activity)
                     cross join (values ('sent', 2), ('failed', 1)) o (outcome, state)
                      left join ACT_HI_JOB_LOG l on l.ACT_ID_ = s.activity and l.JOB_STATE_ = o.state
                           and l.TIMESTAMP_ >= :dayAgo
                     group by s.activity, o.outcome
                    """.formatted(SENDING.stream().map("('%s')"::formatted).collect(Collectors.joining(", ")))));

    private Families() {}
}
