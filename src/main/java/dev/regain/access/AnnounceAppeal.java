package dev.regain.access;

import dev.regain.access.ProviderEvents.Type;
import dev.regain.flow.Flow;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The provider's systems hear of it; those on file do not before it is approved, for anybody can appeal. */
@Component
class AnnounceAppeal implements JavaDelegate {

    private final ProviderEvents events;

    AnnounceAppeal(ProviderEvents events) {
        this.events = events;
    }

    @Override
    public void execute(DelegateExecution execution) {
        events.happened(Type.APPEAL_SUBMITTED, Flow.caseOf(execution), List.of());
    }
}
