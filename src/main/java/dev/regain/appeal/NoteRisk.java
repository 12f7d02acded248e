package dev.regain.appeal;

import dev.regain.flow.Decisions;
import dev.regain.flow.Flow;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** What the table of risks says: the process goes by whether a second reviewer is needed, reviewers read why. */
@Component
class NoteRisk implements ExecutionListener {

    private final Appeals appeals;

    NoteRisk(Appeals appeals) {
        this.appeals = appeals;
    }

    @Override
    public void notify(DelegateExecution execution) {
        List<Map<String, Object>> signals = Decisions.justMade(execution);
        Facts.SECOND_REVIEWER_NEEDED.set(
                execution, signals.stream().anyMatch(signal -> Boolean.TRUE.equals(signal.get("secondReviewer"))));
        appeals.tell(
                Flow.caseOf(execution),
                Happening.RISK_ASSESSED,
                signals.stream().map(signal -> (String) signal.get("signal")).toList());
    }
}
