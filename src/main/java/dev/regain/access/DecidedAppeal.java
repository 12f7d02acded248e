package dev.regain.access;

import dev.regain.audit.Act;
import dev.regain.audit.AuditLog;
import dev.regain.casefile.CaseId;
import dev.regain.flow.Exclusion;
import dev.regain.flow.Refused;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Who had a part in the decision on an appeal does not settle the objection against what came of it. */
@Component
class DecidedAppeal implements Exclusion {

    private static final String SETTLES = "settleObjection";

    /** Who asks for more has not decided; and an objection that was settled before is not the appeal. */
    private static final Set<String> OTHER_ACTS = Set.of("more", CheckSettlement.OBJECTION);

    private final AuditLog log;

    DecidedAppeal(AuditLog log) {
        this.log = log;
    }

    @Override
    public Optional<Refused> of(CaseId caseId, String task, String staff) {
        return task.equals(SETTLES) && hasDecided(caseId, staff)
                ? Optional.of(new Refused("decided-this-appeal"))
                : Optional.empty();
    }

    private boolean hasDecided(CaseId caseId, String staff) {
        return log.of(caseId).stream()
                .anyMatch(entry -> entry.act().equals(Act.DECIDED.name())
                        && entry.staff().equals(staff)
                        && !OTHER_ACTS.contains(entry.what()));
    }
}
