package dev.regain.appeal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When one pair of eyes is not enough. */
class ReviewRiskTest {

    private final DmnEngine engine =
            DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
    private final DmnDecision table = read();

    @Test
    void a_legal_person_who_showed_their_face_raises_no_doubt() {
        assertThat(signals(harmless())).isEmpty();
        assertThat(signals(harmless().putValue("formerAccounts", 1)))
                .as("of a former account neither")
                .isEmpty();
        assertThat(signals(harmless().putValue("accountsGivenBack", 3))).isEmpty();
        assertThat(signals(harmless().putValue("linkedEnterprises", 1)))
                .as("somebody may run errands for two")
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "faceShown, false, face-not-shown",
        "accountsGivenBack, 4, several-accounts",
        "enterpriseStatus, renamed, enterprise-changed",
        "enterpriseStatus, deregistered, enterprise-changed",
        "recentlyChangedAccounts, 1, accounts-changed-lately",
        "relatedRejections, 1, related-rejected",
        "documentsSeenElsewhere, 1, document-seen-elsewhere",
        "linkedEnterprises, 2, linked-enterprises"
    })
    void each_doubt_needs_a_second_reviewer(String fact, String value, String signal) {
        assertThat(signals(harmless().putValue(fact, typed(value)))).containsExactly(signal);
    }

    @Test
    void a_former_account_that_papers_ask_for_needs_a_second_reviewer() {
        assertThat(signals(harmless()
                        .putValue("branch", "documents")
                        .putValue("enterpriseStatus", "active")
                        .putValue("formerAccounts", 1)))
                .containsExactly("former-accounts-by-papers");
    }

    @Test
    void all_doubts_are_told_at_once() {
        VariableMap worst = harmless()
                .putValue("branch", "documents")
                .putValue("enterpriseStatus", "renamed")
                .putValue("faceShown", false);
        for (String count : List.of(
                "accountsGivenBack",
                "formerAccounts",
                "recentlyChangedAccounts",
                "relatedRejections",
                "documentsSeenElsewhere",
                "linkedEnterprises")) {
            worst.putValue(count, 9);
        }
        assertThat(signals(worst)).hasSize(8);
    }

    private static VariableMap harmless() {
        return Variables.createVariables()
                .putValue("branch", "legal_person")
                .putValue("enterpriseStatus", null)
                .putValue("faceShown", true)
                .putValue("accountsGivenBack", 1)
                .putValue("formerAccounts", 0)
                .putValue("recentlyChangedAccounts", 0)
                .putValue("relatedRejections", 0)
                .putValue("documentsSeenElsewhere", 0)
                .putValue("linkedEnterprises", 0);
    }

    private static Object typed(String value) {
        if (value.equals("false")) {
            return false;
        }
        return Character.isDigit(value.charAt(0)) ? (Object) Integer.valueOf(value) : value;
    }

    /** Those that call for a second reviewer. */
    private List<String> signals(VariableMap facts) {
        return engine.evaluateDecisionTable(table, facts).getResultList().stream()
                .filter(row -> Boolean.TRUE.equals(row.get("secondReviewer")))
                .map(row -> (String) row.get("signal"))
                .toList();
    }

    private DmnDecision read() {
        try (InputStream drawn = Files.newInputStream(Path.of("bpmn", "review-risk.dmn"))) {
            return engine.parseDecision("reviewRisk", drawn);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
