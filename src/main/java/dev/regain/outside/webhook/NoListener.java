package dev.regain.outside.webhook;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Nobody wants to hear. */
@Component
@ConditionalOnProperty(name = "regain.outside.webhook.by", havingValue = "none")
class NoListener implements ProviderSystems {

    @Override
    public boolean listen() {
        return false;
    }

    @Override
    public void tell(Event event) {
        throw new NotTaken("no webhook is set");
    }
}
