package dev.regain.flow.hardening;

import java.util.Optional;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.history.event.HistoricProcessInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.producer.CacheAwareHistoryEventProducer;
import org.camunda.bpm.engine.impl.persistence.entity.HistoricProcessInstanceEntity;

/**
 * What the engine notes of a case goes when the case does. By itself Camunda 7.24 forgets, in the transaction in which a case ends, when
 * it is to go: the job that ended it, and the timers that fell away with it, were noted without a removal time, and no clean-up ever found
 * them.
 */
public final class KeepRemovalTime extends CacheAwareHistoryEventProducer {

    @Override
    protected HistoricProcessInstanceEventEntity getHistoricRootProcessInstance(String root) {
        HistoricProcessInstanceEventEntity told = super.getHistoricRootProcessInstance(root);
        if (told != null && told.getRemovalTime() == null) {
            kept(root).ifPresent(kept -> told.setRemovalTime(kept.getRemovalTime()));
        }
        return told;
    }

    /** As it is in the database, where it has been since it began. */
    private static Optional<HistoricProcessInstanceEntity> kept(String root) {
        return Optional.ofNullable(
                Context.getCommandContext().getHistoricProcessInstanceManager().findHistoricProcessInstance(root));
    }
}
