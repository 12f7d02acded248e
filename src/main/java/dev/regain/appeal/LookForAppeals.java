package dev.regain.appeal;

import dev.regain.casefile.CaseFiles;
import dev.regain.casefile.CaseId;
import dev.regain.casefile.Entry;
import dev.regain.flow.Flow;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** What the same contact has under way for the same enterprise, and how often it was rejected lately. */
@Component
class LookForAppeals implements JavaDelegate {

    private final Appeals appeals;
    private final CaseFiles files;
    private final AppealSettings settings;
    private final Clock clock;

    LookForAppeals(Appeals appeals, CaseFiles files, AppealSettings settings, Clock clock) {
        this.appeals = appeals;
        this.files = files;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        CaseId caseId = Flow.caseOf(execution);
        Instant since = clock.instant().minus(settings.rejectionsWithin());
        Facts.REJECTED_TOO_OFTEN.set(execution, appeals.rejectedLike(caseId, since) >= settings.mostRejections());
        Optional<CaseId> open = appeals.findOpenLike(caseId);
        Facts.APPEAL_OPEN.set(execution, open.isPresent());
        open.ifPresent(other -> files.write(caseId, Entry.OPEN_APPEAL, other.toString()));
    }
}
