package dev.regain.staff;

import dev.regain.audit.Act;
import dev.regain.audit.AuditLog;
import dev.regain.flow.ReviewTasks;
import dev.regain.flow.ReviewTasks.HeldTask;
import java.time.Clock;
import java.time.Instant;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Somebody took a task and was called away: it goes back to the others by itself. Several nodes may look at once. */
@Component
class ReturnIdleTasks {

    private static final Logger LOG = LoggerFactory.getLogger(ReturnIdleTasks.class);

    private final ReviewTasks tasks;
    private final AuditLog log;
    private final DeskSettings settings;
    private final TransactionTemplate transactions;
    private final Clock clock;

    ReturnIdleTasks(
            ReviewTasks tasks,
            AuditLog log,
            DeskSettings settings,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.tasks = tasks;
        this.log = log;
        this.settings = settings;
        this.transactions = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT5M", initialDelayString = "PT5M")
    @SchedulerLock(name = "returnIdleTasks", lockAtLeastFor = "PT4M")
    void returnIdle() {
        Instant since = clock.instant().minus(settings.holdFor());
        tasks.held().stream().filter(held -> isIdle(held, since)).forEach(this::giveBack);
    }

    /** Its holder took it before then, and did nothing with the case since, whatever the process did with the task. */
    private boolean isIdle(HeldTask held, Instant since) {
        return log.lastActOf(held.holder(), held.caseId())
                .filter(act -> !act.isBefore(since))
                .isEmpty();
    }

    private void giveBack(HeldTask held) {
        try {
            transactions.executeWithoutResult(done -> {
                if (tasks.giveBack(held.id(), held.holder())) {
                    log.append(Act.LAPSED, held.holder(), held.caseId(), held.name(), "");
                    LOG.info("A task went back whose holder did nothing with it for {}", settings.holdFor());
                }
            });
        } catch (OptimisticLockingException touched) {
            // By its holder or by another node, in this moment.
        }
    }
}
