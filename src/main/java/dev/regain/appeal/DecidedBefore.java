package dev.regain.appeal;

import dev.regain.audit.Act;
import dev.regain.audit.AuditLog;
import dev.regain.casefile.CaseFiles;
import dev.regain.casefile.CaseId;
import dev.regain.casefile.Links;
import dev.regain.casefile.Shared;
import dev.regain.flow.Exclusion;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Who decided an appeal for an account does not decide the next one: by the audit log, which nobody changes unseen. */
@Component
class DecidedBefore implements Exclusion {

    /** Who asks for more has not decided anything yet. */
    private static final String ASKED = "more";

    private final CaseFiles files;
    private final Links links;
    private final AuditLog log;

    DecidedBefore(CaseFiles files, Links links, AuditLog log) {
        this.files = files;
        this.links = links;
        this.log = log;
    }

    @Override
    public Optional<String> of(CaseId caseId, String staff) {
        return links.of(caseId, files.candidates(caseId)).entrySet().stream()
                        .filter(link -> link.getValue().contains(Shared.ACCOUNT))
                        .anyMatch(link -> hasDecided(staff, link.getKey()))
                ? Optional.of("You decided an earlier appeal of one of these accounts: somebody else decides this one.")
                : Optional.empty();
    }

    private boolean hasDecided(String staff, CaseId caseId) {
        return log.of(caseId).stream()
                .anyMatch(entry -> entry.act().equals(Act.DECIDED.name())
                        && entry.staff().equals(staff)
                        && !entry.what().equals(ASKED));
    }
}
