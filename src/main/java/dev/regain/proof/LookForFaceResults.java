package dev.regain.proof;

import dev.regain.flow.Flow;
import dev.regain.outside.faces.FaceProvider;
import dev.regain.outside.faces.FaceResult;
import dev.regain.proof.FaceChecks.FaceCheck;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * A provider tells nobody when a check is over, and a phone may never come back from its page. So whoever is before a camera is
 * asked after; what is found is a hint like all others, and the process fetches the result by itself. Nodes share the work.
 */
@Component
class LookForFaceResults {

    private static final Logger LOG = LoggerFactory.getLogger(LookForFaceResults.class);

    /** Other nodes take over in the next round what is left of a long one. */
    private static final Duration LONGEST_ROUND = Duration.ofSeconds(5);

    private final FaceChecks checks;
    private final FaceProvider faces;
    private final Flow flow;
    private final Clock clock;

    LookForFaceResults(FaceChecks checks, FaceProvider faces, Flow flow, Clock clock) {
        this.checks = checks;
        this.faces = faces;
        this.flow = flow;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT1S", initialDelayString = "PT5S")
    void look() {
        Instant end = clock.instant().plus(LONGEST_ROUND);
        Iterator<FaceCheck> due = checks.due().iterator();
        while (due.hasNext() && clock.instant().isBefore(end)) {
            FaceCheck check = due.next();
            if (checks.takeLook(check) && !hasAnswer(check)) {
                return;
            }
        }
    }

    /** @return false where the provider does not answer; who is left is asked after in another round */
    private boolean hasAnswer(FaceCheck check) {
        try {
            FaceResult result = faces.result(check.reference());
            if (result instanceof FaceResult.Passed || result instanceof FaceResult.NotPassed) {
                flow.tell(check.caseId(), PhoneSide.FACE_CHECK_ENDED);
            }
            return true;
        } catch (RuntimeException failed) {
            // A client's words may hold what was asked.
            LOG.warn(
                    "A face check could not be looked at: {}", failed.getClass().getName());
            return false;
        }
    }
}
