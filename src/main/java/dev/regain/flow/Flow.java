package dev.regain.flow;

import dev.regain.casefile.CaseFiles;
import dev.regain.casefile.CaseId;
import dev.regain.casefile.CaseSecret;
import dev.regain.casefile.CasesUnderWay;
import dev.regain.flow.Whereabouts.AtStep;
import dev.regain.flow.Whereabouts.Ended;
import dev.regain.flow.Whereabouts.Waiting;
import dev.regain.flow.Whereabouts.WithStaff;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ActivityTypes;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.runtime.Execution;
import org.camunda.bpm.engine.task.Task;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The processes as the rest of the house sees them: start a case, ask where it is, take its open step, tell it something. */
@Component
public class Flow implements CasesUnderWay {

    private static final int ATTEMPTS = 5;

    /** A case that staff ended in Cockpit passed no end event; to the person it is over, like one that took too long. */
    private static final String CANCELLED = "expired";

    /** The property of a staff's task that names the page which the applicant sees while it is open. */
    private static final String MEANWHILE = "meanwhile";

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final HistoryService history;
    private final RepositoryService repository;
    private final CaseFiles files;
    private final TransactionTemplate transactions;

    Flow(
            RuntimeService runtime,
            TaskService tasks,
            HistoryService history,
            RepositoryService repository,
            CaseFiles files,
            PlatformTransactionManager transactions) {
        this.runtime = runtime;
        this.tasks = tasks;
        this.history = history;
        this.repository = repository;
        this.files = files;
        this.transactions = new TransactionTemplate(transactions);
    }

    /** The case that a delegate works for, in the path or in any process it called. */
    public static CaseId caseOf(DelegateExecution execution) {
        return CaseId.of(execution.getProcessBusinessKey());
    }

    /**
     * In a delegate: names the job that is at work, the same at every try of it and never the same for another. What is handed
     * to somebody outside carries it, so that they can tell a repeat.
     */
    public static UUID jobKey() {
        JobEntity job = Context.getCommandContext().getCurrentJob();
        if (job == null) {
            throw new IllegalStateException("Not in a job: draw the task with asyncBefore");
        }
        return UUID.nameUUIDFromBytes(job.getId().getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Begins a case: its file is opened, the entry page's step asked, and the process started, all in one transaction. The
     * same page sent twice begins one case.
     */
    public <F extends Record> Answer begin(String process, CaseSecret secret, Locale language, Step<F> step, F form) {
        if (files.reachedBy(secret).isPresent()) {
            return Answer.accepted();
        }
        CaseId caseId = CaseId.random();
        Optional<Answer> admitted = step.admit(caseId, form);
        if (admitted.isPresent()) {
            return admitted.get();
        }
        try {
            return inOneTransaction(() -> {
                files.open(caseId, secret, language);
                return accepted(
                        step.submit(caseId, form),
                        facts -> runtime.startProcessInstanceByKey(process, caseId.toString(), facts));
            });
        } catch (DuplicateKeyException sentTwice) {
            return Answer.accepted();
        }
    }

    /**
     * Begins another process of a case that is there, beside its path: a browser, a case, and one page at a time. Where a page
     * of the case waits for the person already, nothing is begun: they are led to that one.
     */
    public <F extends Record> Answer beginBeside(String process, CaseId caseId, Step<F> step, F form) {
        Optional<Answer> admitted = step.admit(caseId, form);
        if (admitted.isPresent()) {
            return admitted.get();
        }
        return inOneTransaction(() -> {
            files.lock(caseId);
            return openSteps(caseId).isEmpty()
                    ? accepted(
                            step.submit(caseId, form),
                            facts -> runtime.startProcessInstanceByKey(process, caseId.toString(), facts))
                    : Answer.accepted();
        });
    }

    /** Begins a process of a case that asks the person nothing. A part of the transaction in which its reason happens. */
    public void beginUnasked(String process, CaseId caseId, Fact... facts) {
        runtime.startProcessInstanceByKey(process, caseId.toString(), stored(List.of(facts)));
    }

    /** Whether a process of the case is at this task of its diagram now; a job that waits or failed is at its task. */
    public boolean isAt(CaseId caseId, String task) {
        return runtime.createExecutionQuery()
                        .processInstanceBusinessKey(caseId.toString())
                        .activityId(task)
                        .count()
                > 0;
    }

    /** A fact of a case that goes on, as its path knows it. */
    public <T> Optional<T> fact(CaseId caseId, Variable<T> variable) {
        return runtime
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(caseId.toString())
                .rootProcessInstances()
                .list()
                .stream()
                .map(process -> runtime.getVariable(process.getId(), variable.name()))
                .filter(Objects::nonNull)
                .map(variable::read)
                .findFirst();
    }

    /** The same of a case that may be over: what its path knew last. */
    public <T> Optional<T> lastKnown(CaseId caseId, Variable<T> variable) {
        String[] processes = history
                .createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(caseId.toString())
                .rootProcessInstances()
                .list()
                .stream()
                .map(HistoricProcessInstance::getId)
                .toArray(String[]::new);
        if (processes.length == 0) {
            return Optional.empty();
        }
        return history
                .createHistoricVariableInstanceQuery()
                .processInstanceIdIn(processes)
                .variableName(variable.name())
                .list()
                .stream()
                .map(HistoricVariableInstance::getValue)
                .filter(Objects::nonNull)
                .map(variable::read)
                .findFirst();
    }

    /**
     * Whether nothing of the case has been going on since then: its path is over, and so is whatever was begun beside it. Where
     * the engine has forgotten how it ended, that was long ago.
     */
    public boolean isOverSince(CaseId caseId, Instant time) {
        return !isUnderWay(caseId)
                && history.createHistoricProcessInstanceQuery()
                                .processInstanceBusinessKey(caseId.toString())
                                .finishedAfter(Date.from(time))
                                .count()
                        == 0;
    }

    @Override
    public boolean isUnderWay(CaseId caseId) {
        return runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(caseId.toString())
                        .count()
                > 0;
    }

    /**
     * What the view makes of where the case is. A view reads more of the case than where it is; where the case went on
     * meanwhile and the view stumbled over it, it is made anew.
     */
    public <T> T look(CaseId caseId, Function<Whereabouts, T> view) {
        for (int attempt = 1; ; attempt++) {
            Whereabouts where = whereIs(caseId);
            try {
                return view.apply(where);
            } catch (RuntimeException failed) {
                if (attempt == ATTEMPTS || whereIs(caseId).equals(where)) {
                    throw failed;
                }
            }
        }
    }

    /**
     * Where the person is. Beside its path a case may have other processes: while one of them is in its sub-process it talks
     * with the person; after that the person is where the path is, and sees there what is going on beside it.
     */
    public Whereabouts whereIs(CaseId caseId) {
        List<Task> open = openSteps(caseId);
        if (!open.isEmpty()) {
            Task task = open.get(0);
            return new AtStep(task.getTaskDefinitionKey(), task.getFormKey(), task.getId());
        }
        Optional<Whereabouts> withStaff = tasks
                .createTaskQuery()
                .processInstanceBusinessKey(caseId.toString())
                .withCandidateGroups()
                .includeAssignedTasks()
                .list()
                .stream()
                .flatMap(task -> withStaff(task).stream())
                .findFirst();
        if (withStaff.isPresent()) {
            return withStaff.get();
        }
        List<HistoricProcessInstance> processes = history.createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(caseId.toString())
                .rootProcessInstances()
                .orderByProcessInstanceStartTime()
                .asc()
                .list();
        boolean isAtWork = processes.isEmpty()
                || isRunning(processes.get(0))
                || processes.stream().filter(Flow::isRunning).anyMatch(this::talks);
        return isAtWork ? new Waiting() : endOf(processes.get(0).getId());
    }

    private List<Task> openSteps(CaseId caseId) {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(caseId.toString())
                .withoutCandidateGroups()
                .initializeFormKeys()
                .list();
    }

    /** Nothing where the person is not told that staff has it. */
    private Optional<Whereabouts> withStaff(Task task) {
        return Optional.ofNullable(Properties.of(
                                repository.getBpmnModelInstance(task.getProcessDefinitionId()),
                                task.getTaskDefinitionKey())
                        .get(MEANWHILE))
                .map(meanwhile -> new WithStaff(meanwhile, page(meanwhile), task.getAssignee() != null));
    }

    private static boolean isRunning(HistoricProcessInstance process) {
        return process.getEndTime() == null;
    }

    private boolean talks(HistoricProcessInstance process) {
        return history.createHistoricActivityInstanceQuery()
                        .processInstanceId(process.getId())
                        .activityType(ActivityTypes.SUB_PROCESS)
                        .unfinished()
                        .count()
                > 0;
    }

    /** The last one that was passed: a part of the process may have ended before, and have an end of its own. */
    private Whereabouts endOf(String process) {
        String end = history
                .createHistoricActivityInstanceQuery()
                .processInstanceId(process)
                .finished()
                .orderPartiallyByOccurrence()
                .desc()
                .list()
                .stream()
                .filter(activity -> activity.getActivityType().endsWith("EndEvent"))
                .map(HistoricActivityInstance::getActivityId)
                .findFirst()
                .orElse(CANCELLED);
        return new Ended(end, page(end));
    }

    private static String page(String name) {
        return "applicant/" + Names.kebab(name);
    }

    /**
     * Asks the step behind a page and completes its task, in one transaction: what was answered goes on with the process or
     * not at all. Answers to one case are taken one after the other; where a job of the process moves it in the same moment,
     * it is tried again from the present state.
     *
     * @return {@link Answer.Accepted} too where the task was completed by somebody quicker: there is nothing left to do
     */
    public <F extends Record> Answer answer(CaseId caseId, AtStep at, Step<F> step, F form) {
        Optional<Answer> admitted = admit(caseId, at, step, form);
        for (int attempt = 1; ; attempt++) {
            try {
                return inOneTransaction(() -> {
                    files.lock(caseId);
                    if (!isOpen(at)) {
                        return Answer.accepted();
                    }
                    Answer answer = admitted.orElseGet(() -> step.submit(caseId, form));
                    return accepted(answer, facts -> tasks.complete(at.task(), facts));
                });
            } catch (RuntimeException failed) {
                // A job of the process was quicker, and seldom does the engine say so: it may have read one row before
                // and the next after the job's commit, and stumble over the difference.
                if (attempt == ATTEMPTS) {
                    throw failed;
                }
            }
        }
    }

    /** Outside the case's lock: what it reads of the case may be gone with somebody's quicker answer. */
    private <F extends Record> Optional<Answer> admit(CaseId caseId, AtStep at, Step<F> step, F form) {
        try {
            return step.admit(caseId, form);
        } catch (RuntimeException failed) {
            if (isOpen(at)) {
                throw failed;
            }
            return Optional.of(Answer.accepted());
        }
    }

    private boolean isOpen(AtStep at) {
        return tasks.createTaskQuery().taskId(at.task()).count() > 0;
    }

    private Answer inOneTransaction(Supplier<Answer> work) {
        return transactions.execute(transaction -> {
            Answer answer = work.get();
            if (answer instanceof Answer.Rejected) {
                transaction.setRollbackOnly();
            }
            return answer;
        });
    }

    private static Answer accepted(Answer answer, Consumer<Map<String, Object>> then) {
        if (answer instanceof Answer.Accepted accepted) {
            then.accept(stored(accepted.facts()));
        }
        return answer;
    }

    /**
     * Tells the case that something happened outside.
     *
     * @return false where the case does not wait for it: it came twice, or too late
     */
    public boolean tell(CaseId caseId, String message) {
        List<Execution> waiting = waitingFor(caseId, message);
        try {
            waiting.forEach(execution -> runtime.messageEventReceived(message, execution.getId()));
            return !waiting.isEmpty();
        } catch (MismatchingMessageCorrelationException | OptimisticLockingException toldAlready) {
            return false;
        } catch (RuntimeException failed) {
            if (waitingFor(caseId, message).isEmpty()) {
                return false;
            }
            throw failed;
        }
    }

    /**
     * Lets something happen outside and tells the case of it, in one transaction: where the case cannot be told, it did not
     * happen. Where a job of the process moves the case in the same moment, both are tried again.
     *
     * @param happens whether it happens now; else the case has heard of it
     */
    public void tell(CaseId caseId, String message, BooleanSupplier happens) {
        for (int attempt = 1; ; attempt++) {
            try {
                transactions.executeWithoutResult(transaction -> {
                    if (happens.getAsBoolean()) {
                        waitingFor(caseId, message)
                                .forEach(execution -> runtime.messageEventReceived(message, execution.getId()));
                    }
                });
                return;
            } catch (RuntimeException failed) {
                if (attempt == ATTEMPTS) {
                    throw failed;
                }
            }
        }
    }

    private List<Execution> waitingFor(CaseId caseId, String message) {
        return runtime.createExecutionQuery()
                .messageEventSubscriptionName(message)
                .processInstanceBusinessKey(caseId.toString())
                .list();
    }

    private static Map<String, Object> stored(Collection<Fact> facts) {
        return facts.stream().collect(Collectors.toMap(fact -> fact.variable().name(), Fact::stored));
    }
}
