package dev.regain.appeal;

import dev.regain.flow.TakeOver;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Leads who were told that time runs out see the tasks that follow, too. */
@Component
class ShowToLeads implements TaskListener {

    @Override
    public void notify(DelegateTask task) {
        if (Facts.LEADS_TOLD.of(task)) {
            task.addCandidateGroup(TakeOver.LEADS);
        }
    }
}
