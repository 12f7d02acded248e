package dev.regain.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long those on file have to object. */
class HoldPeriodTest {

    private final DmnEngine engine =
            DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
    private final DmnDecision table = read();

    private DmnDecision read() {
        try (InputStream table = Files.newInputStream(Path.of("bpmn/hold-period.dmn"))) {
            return engine.parseDecision("holdPeriod", table);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @ParameterizedTest
    @CsvSource({
        // old phone, face, documents, change, hours
        "true, true, false, login_method, 0",
        "true, false, false, security_check, 0",
        "true, false, true, login_method, 0",
        "true, true, true, security_check, 0",
        "false, true, false, login_method, 24",
        "false, true, false, security_check, 72",
        "false, true, true, login_method, 72",
        "false, true, true, security_check, 72",
        "false, false, true, login_method, 168",
        "false, false, true, security_check, 168",
        "false, false, false, login_method, 168",
        "false, false, false, security_check, 168"
    })
    void the_less_was_shown_the_longer_it_is(
            boolean oldPhoneProven, boolean faceProven, boolean byDocuments, String changeKind, int hours) {
        assertThat(hours(oldPhoneProven, faceProven, byDocuments, changeKind)).isEqualTo(hours);
    }

    /** One that no row fits would have no hold at all. */
    @Test
    void every_kind_of_change_is_in_it() {
        for (ChangeKind kind : ChangeKind.values()) {
            String stored = (String) Facts.CHANGE_KIND.is(kind).stored();
            assertThat(hours(false, true, false, stored)).isPositive();
        }
    }

    private int hours(boolean oldPhoneProven, boolean faceProven, boolean byDocuments, String changeKind) {
        return engine.evaluateDecisionTable(
                        table,
                        Variables.createVariables()
                                .putValue("oldPhoneProven", oldPhoneProven)
                                .putValue("faceProven", faceProven)
                                .putValue("byDocuments", byDocuments)
                                .putValue("changeKind", changeKind))
                .<Integer>getSingleEntry();
    }
}
