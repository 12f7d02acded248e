package dev.regain.appeal;

import dev.regain.audit.Act;
import dev.regain.audit.AuditLog;
import dev.regain.casefile.CaseFiles;
import dev.regain.casefile.CaseId;
import dev.regain.casefile.Links;
import dev.regain.casefile.Shared;
import dev.regain.flow.Exclusion;
import dev.regain.flow.Flow;
import dev.regain.flow.Refused;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Who decided an appeal for an account does not decide the next one: by the audit log, which nobody changes unseen. */
@Component
class DecidedBefore implements Exclusion {

    /** Who asks for more has not decided anything yet. */
    private static final String ASKED = "more";

    /** Stands beside the reviewers' task, and notes which accounts its round is about. */
    private static final String LOOK_UP = "noteCandidates";

    private final Flow flow;
    private final CaseFiles files;
    private final Links links;
    private final AuditLog log;

    DecidedBefore(Flow flow, CaseFiles files, Links links, AuditLog log) {
        this.flow = flow;
        this.files = files;
        this.links = links;
        this.log = log;
    }

    /** As long as it is not known which accounts the appeal is about, it is nobody's to decide. */
    @Override
    public Optional<Refused> of(CaseId caseId, String task, String staff) {
        if (flow.isAt(caseId, LOOK_UP)) {
            return Optional.of(new Refused("accounts-not-known"));
        }
        return links.of(caseId, files.candidates(caseId)).entrySet().stream()
                        .filter(link -> link.getValue().contains(Shared.ACCOUNT))
                        .anyMatch(link -> hasDecided(staff, link.getKey()))
                ? Optional.of(new Refused("decided-earlier-appeal"))
                : Optional.empty();
    }

    private boolean hasDecided(String staff, CaseId caseId) {
        return log.of(caseId).stream()
                .anyMatch(entry -> entry.act().equals(Act.DECIDED.name())
                        && entry.staff().equals(staff)
                        && !entry.what().equals(ASKED));
    }
}
