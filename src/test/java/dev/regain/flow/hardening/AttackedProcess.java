package dev.regain.flow.hardening;

import dev.regain.flow.Exclusion;
import dev.regain.flow.Refused;
import dev.regain.flow.Variable;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;

/** What the diagrams in {@code src/test/resources/attacked} need: facts, and a delegate. Not found by component scan. */
class AttackedProcess {

    static final Variable<Boolean> REVIEW_APPROVED = Variable.flag("reviewApproved");
    static final Variable<Boolean> REVIEW_NOTED = Variable.flag("reviewNoted");
    static final Variable<Integer> REVIEW_TRIES = Variable.count("reviewTries");

    @Bean
    JavaDelegate noteReview() {
        return execution -> {
            REVIEW_NOTED.set(execution, true);
            REVIEW_TRIES.set(execution, 1);
        };
    }

    /** Keeps one colleague from every case. */
    @Bean
    Exclusion exclusionOfAcquaintance() {
        return (caseId, task, staff) ->
                staff.equals("acquaintance") ? Optional.of(new Refused("knows-applicant")) : Optional.empty();
    }

    @Bean
    Canary canary() {
        return new Canary();
    }
}
