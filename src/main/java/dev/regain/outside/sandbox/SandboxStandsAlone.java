package dev.regain.outside.sandbox;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/** A sandbox beside something real would hand real people's proofs to whoever opens its page: then nothing starts. */
@Component
@ConditionalOnExpression("'${regain.outside.sms.by:}' == 'sandbox' or '${regain.outside.mail.by:}' == 'sandbox'"
        + " or '${regain.outside.faces.by:}' == 'sandbox'")
class SandboxStandsAlone {

    private static final List<String> CHOICES =
            List.of("regain.outside.sms.by", "regain.outside.mail.by", "regain.outside.faces.by");

    /** Our own reviewers look at faces, which is no provider's doing. */
    private static final String NOBODY_OUTSIDE = "reviewers";

    SandboxStandsAlone(Environment settings) {
        if (settings.acceptsProfiles(Profiles.of("production"))) {
            throw new IllegalStateException(
                    "The sandbox does not run in production: set " + String.join(", ", CHOICES));
        }
        Set<String> chosen = new TreeSet<>();
        CHOICES.stream()
                .map(choice -> settings.getProperty(choice, "none"))
                .filter(by -> !by.equals(NOBODY_OUTSIDE))
                .forEach(chosen::add);
        if (chosen.size() > 1) {
            throw new IllegalStateException("The sandbox does not run beside a real provider: "
                    + String.join(", ", CHOICES) + " are " + String.join(" and ", chosen));
        }
    }
}
