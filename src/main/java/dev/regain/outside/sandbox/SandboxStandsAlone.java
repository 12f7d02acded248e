package dev.regain.outside.sandbox;

import java.util.Set;
import java.util.TreeSet;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/** A sandbox beside something real would hand real people's proofs to whoever opens its page: then nothing starts. */
@Component
@ConditionalOnExpression("'${regain.outside.sms.by:}' == 'sandbox' or '${regain.outside.faces.by:}' == 'sandbox'")
class SandboxStandsAlone {

    SandboxStandsAlone(Environment settings) {
        if (settings.acceptsProfiles(Profiles.of("production"))) {
            throw new IllegalStateException(
                    "The sandbox does not run in production: set regain.outside.sms.by and regain.outside.faces.by");
        }
        Set<String> chosen = new TreeSet<>();
        chosen.add(settings.getProperty("regain.outside.sms.by", "none"));
        chosen.add(settings.getProperty("regain.outside.faces.by", "none"));
        if (chosen.size() > 1) {
            throw new IllegalStateException("The sandbox does not run beside a real provider: regain.outside.sms.by and"
                    + " regain.outside.faces.by are " + String.join(" and ", chosen));
        }
    }
}
