package dev.regain.access;

import dev.regain.outside.webhook.ProviderSystems;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class SendWebhook implements JavaDelegate {

    private final ProviderEvents events;
    private final ProviderSystems provider;

    SendWebhook(ProviderEvents events, ProviderSystems provider) {
        this.events = events;
        this.provider = provider;
    }

    @Override
    public void execute(DelegateExecution execution) {
        provider.tell(events.of(Facts.EVENT.of(execution)));
    }
}
