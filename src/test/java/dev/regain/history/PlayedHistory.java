package dev.regain.history;

import static java.util.Comparator.comparing;

import dev.regain.flow.hardening.KeepRemovalTime;
import dev.regain.history.MadeUpWork.Down;
import dev.regain.history.PlayedCase.Plot;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.AbstractMap;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.runtime.EventSubscription;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Plays made-up cases on the real diagrams: an engine of its own, in memory, set as the product's, whose clock is moved from one
 * act to the next. So what is written about them is what the engine writes, every column of it.
 */
final class PlayedHistory implements AutoCloseable {

    private static final Pattern DELEGATE = Pattern.compile("delegateExpression=\"\\$\\{(\\w+)}\"");
    private static final Duration AT_ONCE = Duration.ofMillis(60);
    private static final Duration LOOKED_FOR = Duration.ofSeconds(2);
    private static final int TRIES = 6;

    /** How often somebody outside who was down is when asked again. */
    private static final double STILL_DOWN = 0.8;

    private static final String AT_THE_CAMERA = "checkFace";
    private static final String AFTERWARDS = "afterwards";

    private final double down;
    private final Ids ids = new Ids();
    private final Set<String> delegates = new HashSet<>();
    private final ProcessEngine engine;
    private final RuntimeService runtime;
    private final TaskService tasks;
    private final ManagementService management;
    private final HistoryService history;
    private final JdbcTemplate tables;
    private final Map<String, String> activities = new HashMap<>();

    private Chances chances;
    private boolean early;
    private String businessKey;
    private MadeUpApplicant applicant;
    private MadeUpStaff staff;
    private MadeUpWork work;
    private String path;
    private final Map<String, Act> planned = new HashMap<>();
    private final Set<String> seen = new HashSet<>();

    /** @param down how often somebody outside is when asked first */
    PlayedHistory(double down) {
        this.down = down;
        StandaloneInMemProcessEngineConfiguration settings = new StandaloneInMemProcessEngineConfiguration();
        settings.setProcessEngineName("played-history");
        settings.setJdbcUrl("jdbc:h2:mem:played-history;DEFAULT_NULL_ORDERING=HIGH");
        settings.setDatabaseSchemaUpdate("create-drop");
        settings.setIdGenerator(ids);
        settings.setHistory("full");
        settings.setHistoryTimeToLive("P180D");
        settings.setHistoryRemovalTimeStrategy("start");
        settings.setHistoryEventProducer(new KeepRemovalTime());
        settings.setDefaultNumberOfRetries(6);
        settings.setFailedJobRetryTimeCycle("PT5S,PT30S,PT2M,PT10M,PT1H");
        settings.setJobExecutorActivate(false);
        settings.setCmmnEnabled(false);
        settings.setStandaloneTasksEnabled(false);
        settings.setTaskMetricsEnabled(false);
        settings.setMetricsEnabled(false);
        settings.setDbMetricsReporterActivate(false);
        settings.setEnableCmdExceptionLogging(false);
        settings.setEnableReducedJobExceptionLogging(true);
        settings.setHostname("127.0.0.1$default");
        settings.setBeans(new Behind());
        this.engine = settings.buildProcessEngine();
        this.runtime = engine.getRuntimeService();
        this.tasks = engine.getTaskService();
        this.management = engine.getManagementService();
        this.history = engine.getHistoryService();
        this.tables = new JdbcTemplate(settings.getDataSource());
        // A case that runs is taken out table by table.
        tables.execute("set referential_integrity false");
    }

    /** What happens, and when. */
    private record Act(Instant at, Runnable deed) {}

    /** What stands behind a diagram's delegate expressions, for whichever case is played. */
    private final class Behind extends AbstractMap<Object, Object> {

        @Override
        public boolean containsKey(Object name) {
            return delegates.contains(name);
        }

        @Override
        public Object get(Object name) {
            return delegates.contains(name) ? new BehindTask((String) name) : null;
        }

        @Override
        public Set<Entry<Object, Object>> entrySet() {
            return Set.of();
        }
    }

    private final class BehindTask implements JavaDelegate, ExecutionListener, TaskListener {

        private final String name;

        BehindTask(String name) {
            this.name = name;
        }

        @Override
        public void execute(DelegateExecution execution) {
            work.execute(name, execution);
        }

        @Override
        public void notify(DelegateExecution execution) {
            work.execute(name, execution);
        }

        @Override
        public void notify(DelegateTask task) {
            work.listen(name, task);
        }
    }

    /** Deploys what one deployment of the product did; a diagram that is there already gets its next version. */
    void deploy(Map<String, byte[]> diagrams) {
        DeploymentBuilder deployment = engine.getRepositoryService().createDeployment();
        diagrams.forEach((name, diagram) -> {
            deployment.addString(name, new String(diagram, StandardCharsets.UTF_8));
            Matcher named = DELEGATE.matcher(new String(diagram, StandardCharsets.UTF_8));
            while (named.find()) {
                delegates.add(named.group(1));
            }
        });
        deployment.deploy();
    }

    /** The engine's tables. */
    JdbcTemplate tables() {
        return tables;
    }

    /**
     * Plays a case, with all that was begun beside it.
     *
     * @param until then it stays as it is; {@link Instant#MAX} for a case that is over
     */
    void play(Plot plot, Instant until) {
        chances = new Chances(plot.chances());
        early = plot.early();
        businessKey = ids.next().toString();
        applicant = new MadeUpApplicant(chances.split());
        staff = new MadeUpStaff(chances.split());
        work = new MadeUpWork(chances.split(), early, ids);
        planned.clear();
        seen.clear();
        path = null;
        try {
            moveTo(plot.begins());
            path = begin(plot.process());
            planWhatIsOpen();
            for (String next = next(); next != null && planned.get(next).at().isBefore(until); next = next()) {
                Act act = planned.remove(next);
                moveTo(act.at());
                act.deed().run();
                planWhatIsOpen();
            }
        } finally {
            ClockUtil.reset();
        }
        if (planned.isEmpty() && runtime.createProcessInstanceQuery().count() > 0) {
            throw new IllegalStateException("Nobody goes on with " + plot.process() + ": " + whereItStands());
        }
    }

    private String next() {
        return planned.entrySet().stream()
                .min(comparing((Map.Entry<String, Act> act) -> act.getValue().at())
                        .thenComparing(Map.Entry::getKey))
                .map(Map.Entry::getKey)
                .orElse(null);
    }

    private List<String> whereItStands() {
        return history.createHistoricActivityInstanceQuery().unfinished().list().stream()
                .map(HistoricActivityInstance::getActivityId)
                .toList();
    }

    private static void moveTo(Instant time) {
        ClockUtil.setCurrentTime(Date.from(time));
    }

    private static Instant now() {
        return ClockUtil.getCurrentTime().toInstant();
    }

    private String begin(String process) {
        return runtime.startProcessInstanceByKey(process, businessKey, inOrder(applicant.begin(process, ids.next())))
                .getId();
    }

    /** Ids are counted, and a map of Java's has another order in each run. */
    private static Map<String, Object> inOrder(Map<String, Object> facts) {
        return new TreeMap<>(facts);
    }

    /** Whoever comes to something that is open decides once what they will do with it, and when; what was closed is forgotten. */
    private void planWhatIsOpen() {
        Set<String> open = new HashSet<>(Set.of(AFTERWARDS));
        for (Task task : tasks.createTaskQuery().list()) {
            plan(task.getId() + task.getAssignee(), open, key -> planAnswer(key, task));
        }
        for (Job job : management.createJobQuery().list()) {
            plan(job.getId() + job.getRetries(), open, key -> planJob(key, job));
        }
        for (EventSubscription waiting : runtime.createEventSubscriptionQuery().list()) {
            plan(waiting.getId(), open, key -> planMessage(key, waiting));
        }
        planned.keySet().retainAll(open);
        seen.retainAll(open);
        planAfterwards();
    }

    private void plan(String key, Set<String> open, Consumer<String> plan) {
        open.add(key);
        if (seen.add(key)) {
            plan.accept(key);
        }
    }

    private void in(Duration time, String key, Runnable deed) {
        planned.put(key, new Act(now().plus(time), deed));
    }

    private void planAnswer(String key, Task task) {
        String name = task.getTaskDefinitionKey();
        if (MadeUpStaff.TASKS.contains(name)) {
            planDecision(key, task);
        } else if (!name.equals(AT_THE_CAMERA)) {
            applicant.thinksAbout(name).ifPresent(time -> in(time, key, () -> answer(task)));
        } else if (chances.yes(0.04)) {
            in(chances.around(Duration.ofSeconds(40), 0.6), key, () -> answer(task));
        }
    }

    private void answer(Task task) {
        String name = task.getTaskDefinitionKey();
        Function<String, Object> known = variable -> tasks.getVariable(task.getId(), variable);
        if (name.equals("supplementDocuments")) {
            staff.beginAnew();
        }
        tasks.complete(task.getId(), inOrder(applicant.answers(name, known)));
    }

    private void planDecision(String key, Task task) {
        if (task.getAssignee() == null) {
            Instant at = staff.takesAfter(now(), early);
            planned.put(key, new Act(at, () -> take(task)));
        } else {
            Instant at = staff.decidesAfter(now(), task.getAssignee());
            planned.put(key, new Act(at, () -> decide(task)));
        }
    }

    private void take(Task task) {
        String who = staff.whoTakes(task.getTaskDefinitionKey());
        signedIn(who, () -> tasks.claim(task.getId(), who));
    }

    private void decide(Task task) {
        String id = task.getId();
        Integer roundsLeft = (Integer) tasks.getVariable(id, "roundsLeft");
        Map<String, Object> decision = staff.decides(
                task.getTaskDefinitionKey(),
                roundsLeft == null ? 0 : roundsLeft,
                "documents".equals(tasks.getVariable(id, "branch")));
        signedIn(task.getAssignee(), () -> engine.getFormService().submitTaskForm(id, inOrder(decision)));
    }

    private void signedIn(String who, Runnable deed) {
        engine.getIdentityService().setAuthenticatedUserId(who);
        try {
            deed.run();
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
    }

    private void planJob(String key, Job job) {
        if (job.getRetries() == 0) {
            planRepair(key, job);
        } else {
            boolean isDueLater =
                    job.getDuedate() != null && job.getDuedate().toInstant().isAfter(now());
            Instant due = isDueLater ? job.getDuedate().toInstant() : now();
            Duration waits = chances.around(isDueLater ? LOOKED_FOR : AT_ONCE, 0.5);
            planned.put(key, new Act(due.plus(waits), () -> execute(job)));
        }
    }

    private void execute(Job job) {
        String task = activities.computeIfAbsent(job.getJobDefinitionId(), id -> management
                .createJobDefinitionQuery()
                .jobDefinitionId(id)
                .singleResult()
                .getActivityId());
        boolean fails = work.fails(task, job.getRetries() == TRIES ? down : STILL_DOWN);
        try {
            management.executeJob(job.getId());
        } catch (Down down) {
            if (!fails) {
                throw down;
            }
        }
    }

    /** An administrator sees the incident in Cockpit: most often it is tried again, now and then the case is ended. */
    private void planRepair(String key, Job job) {
        in(
                chances.around(Duration.ofHours(5), 0.8),
                key,
                () -> signedIn(MadeUpStaff.ADMINISTRATOR, () -> {
                    if (chances.yes(0.85)) {
                        management.setJobRetries(job.getId(), 1);
                    } else {
                        runtime.createProcessInstanceQuery().rootProcessInstances().list().stream()
                                .map(ProcessInstance::getId)
                                .forEach(root -> runtime.deleteProcessInstance(root, null, true, true));
                    }
                }));
    }

    private void planMessage(String key, EventSubscription waiting) {
        Runnable tell = () -> runtime.messageEventReceived(waiting.getEventName(), waiting.getExecutionId());
        switch (waiting.getEventName()) {
            case "faceCheckEnded" -> {
                if (chances.yes(0.87)) {
                    in(chances.around(Duration.ofSeconds(80), 0.6), key, () -> {
                        work.endOnPhone();
                        tell.run();
                    });
                }
            }
            case "emailConfirmed" -> {
                if (work.isEmailLeft() && chances.yes(0.6)) {
                    in(chances.around(Duration.ofMinutes(15), 1), key, () -> {
                        work.confirmEmail();
                        tell.run();
                    });
                }
            }
            case "appealWithdrawn" -> {
                if (chances.yes(0.03)) {
                    in(chances.around(Duration.ofHours(14), 0.9), key, tell);
                }
            }
            case "accessFrozen" -> {
                if (chances.yes(0.02)) {
                    in(chances.around(Duration.ofHours(7), 0.6), key, () -> {
                        work.freeze();
                        begin("objectToAccess");
                        tell.run();
                    });
                }
            }
            default -> {}
        }
    }

    /** Who has got their account information back may want to change how they log in. */
    private void planAfterwards() {
        boolean isOver = path != null
                && seen.stream().noneMatch(AFTERWARDS::equals)
                && runtime.createProcessInstanceQuery().processInstanceId(path).count() == 0;
        if (isOver && seen.add(AFTERWARDS)) {
            double wanted = passed("approved") ? 0.55 : passed("accountFound") ? 0.12 : 0;
            if (chances.yes(wanted)) {
                String process =
                        chances.oneOf(Chances.choice("addLoginMethod", 60), Chances.choice("changeSecurityCheck", 40));
                Duration later = chances.around(Duration.ofMinutes(passed("approved") ? 240 : 2), 0.9);
                in(later, AFTERWARDS, () -> begin(process));
            }
        }
    }

    private boolean passed(String end) {
        return history.createHistoricActivityInstanceQuery()
                        .processInstanceId(path)
                        .activityId(end)
                        .count()
                > 0;
    }

    @Override
    public void close() {
        engine.close();
    }
}
