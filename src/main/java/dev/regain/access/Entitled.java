package dev.regain.access;

import dev.regain.access.Facts.SecondProof;
import dev.regain.casefile.CaseFiles;
import dev.regain.casefile.CaseId;
import dev.regain.casefile.ProofKind;
import dev.regain.flow.Reviews;
import dev.regain.outside.directory.AccountRef;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Who may change something about an account [S8]: after an approved appeal, or after two proofs of different kinds. */
@Component
class Entitled {

    private static final String APPROVED = "approved";

    private final CaseFiles files;
    private final Reviews reviews;
    private final AccessSettings settings;
    private final Clock clock;

    Entitled(CaseFiles files, Reviews reviews, AccessSettings settings, Clock clock) {
        this.files = files;
        this.reviews = reviews;
        this.settings = settings;
        this.clock = clock;
    }

    /** The proof that is still lacking; nothing where not even the first one covers the account any more. */
    Optional<SecondProof> lackingFor(CaseId caseId, AccountRef account) {
        if (!files.proven(caseId).contains(account.value())) {
            return Optional.empty();
        }
        if (isApproved(caseId)) {
            return Optional.of(SecondProof.NONE);
        }
        Set<ProofKind> proofs =
                files.proofsOf(caseId, account.value(), clock.instant().minus(settings.proofGoodFor()));
        if (proofs.size() > 1) {
            return Optional.of(SecondProof.NONE);
        }
        return proofs.stream().findFirst().map(first -> first == ProofKind.SMS ? SecondProof.FACE : SecondProof.SMS);
    }

    boolean isApproved(CaseId caseId) {
        return reviews.standingOf(caseId)
                .filter(standing -> standing.status().equals(APPROVED))
                .isPresent();
    }
}
