package dev.regain.flow.hardening;

import dev.regain.flow.Refused;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.AssignTaskCmd;
import org.camunda.bpm.engine.impl.cmd.ClaimTaskCmd;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.pvm.PvmException;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;

/**
 * What somebody who is signed in may ask of the engine: to read, to take and complete a task, and what administrators need for
 * people, rights and operations, all within their authorizations. Everything else is refused, administrators included: setting
 * a variable, sending a message, moving a process past a step would decide a case without anybody having decided it. Texts
 * (comments, attachments, names) are refused because people write there who an applicant is.
 */
class LimitStaffCommands extends CommandInterceptor {

    private static final int ATTEMPTS = 5;

    private static final String ENGINE = "org.camunda.bpm.engine.";

    private static final Pattern READS =
            Pattern.compile("(Get|Find|Is|Determine|Check|AuthorizationCheck|ExecuteFilter)[A-Z].*"
                    + "|CheckPassword|.*Query.*|.*Report(Impl|Cmd)?(\\$.*)?");

    private static final Set<String> WRITES = Set.of(
            "ClaimTaskCmd",
            "AssignTaskCmd",
            "CompleteTaskCmd",
            "SubmitTaskFormCmd",
            // filters
            "CreateFilterCmd",
            "SaveFilterCmd",
            "DeleteFilterCmd",
            // people and rights
            "CreateUserCmd",
            "SaveUserCmd",
            "DeleteUserCmd",
            "UnlockUserCmd",
            "CreateGroupCmd",
            "SaveGroupCmd",
            "DeleteGroupCmd",
            "CreateMembershipCmd",
            "DeleteMembershipCmd",
            "CreateAuthorizationCommand",
            "SaveAuthorizationCmd",
            "DeleteAuthorizationCmd",
            // operations: to try again, to hold, to end
            "SetJobRetriesCmd",
            "SetJobsRetriesBatchCmd",
            "SuspendProcessInstanceCmd",
            "ActivateProcessInstanceCmd",
            "SuspendProcessDefinitionCmd",
            "ActivateProcessDefinitionCmd",
            "SuspendJobDefinitionCmd",
            "ActivateJobDefinitionCmd",
            "SuspendJobCmd",
            "ActivateJobCmd",
            "DeleteProcessInstanceCmd");

    private final ProcessEngineConfigurationImpl engine;
    private final StaffAnswer answer;
    private final TaskEnds ends;
    private final MessageSource words;

    LimitStaffCommands(ProcessEngineConfigurationImpl engine, StaffAnswer answer, MessageSource words) {
        this.engine = engine;
        this.answer = answer;
        this.ends = new TaskEnds(engine);
        this.words = words;
    }

    @Override
    public <T> T execute(Command<T> command) {
        boolean outermost = Context.getCommandContext() == null;
        if (!outermost) {
            return next.execute(command);
        }
        boolean staff = isSignedIn();
        if (staff && !isPermitted(command.getClass())) {
            throw said(new Refused("process-decides"));
        }
        for (int attempt = 1; ; attempt++) {
            try {
                return staff && completes(command) ? answer.during(() -> next.execute(command)) : next.execute(command);
            } catch (ProcessEngineException failed) {
                if (!staff || !isOnTask(command) || !isOvertaken(failed) || attempt == ATTEMPTS) {
                    throw inWords(failed, staff ? command : null);
                }
            }
        }
    }

    /**
     * By a job of the process, and the task is open still; or by a colleague, and the next try says so. A listener of the task
     * wraps what it met. A PvmException: the engine read the task before a colleague's commit, and its execution after it.
     */
    private static boolean isOvertaken(ProcessEngineException failed) {
        return Stream.<Throwable>iterate(failed, Objects::nonNull, Throwable::getCause)
                .anyMatch(cause -> cause instanceof OptimisticLockingException || cause instanceof PvmException);
    }

    private boolean isSignedIn() {
        Authentication who = engine.getIdentityService().getCurrentAuthentication();
        return who != null && who.getUserId() != null;
    }

    private static boolean isPermitted(Class<?> command) {
        String name = command.getName();
        if (!name.startsWith(ENGINE)) {
            // Cockpit's queries
            return true;
        }
        String simple = name.substring(name.lastIndexOf('.') + 1);
        return WRITES.contains(simple) || READS.matcher(simple).matches();
    }

    private static boolean completes(Command<?> command) {
        return command instanceof CompleteTaskCmd || command instanceof SubmitTaskFormCmd;
    }

    private static boolean isOnTask(Command<?> command) {
        return command instanceof ClaimTaskCmd || command instanceof AssignTaskCmd || completes(command);
    }

    /** For somebody of the staff in their language; to code of ours the refusal says which one it is. */
    private ProcessEngineException inWords(ProcessEngineException failed, Command<?> byStaff) {
        Refused refused = refused(failed, byStaff);
        if (refused == null) {
            return failed;
        }
        return byStaff == null ? refused : said(refused);
    }

    private Refused refused(ProcessEngineException failed, Command<?> byStaff) {
        Refused refused = Refused.in(failed);
        if (refused != null) {
            return refused;
        }
        if (failed instanceof TaskAlreadyClaimedException) {
            return new Refused("held-by-another");
        }
        return byStaff != null && isOnTask(byStaff) && (isOvertaken(failed) || failed instanceof NullValueException)
                ? ends.of(byStaff)
                : null;
    }

    private Refused said(Refused refused) {
        return refused.said(words, LocaleContextHolder.getLocale());
    }
}
