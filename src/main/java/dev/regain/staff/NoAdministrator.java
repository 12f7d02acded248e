package dev.regain.staff;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Without an administrator, Camunda 7.24 lets a stranger make one (CVE-2026-77226); so nothing starts. */
class NoAdministrator extends IllegalStateException {

    NoAdministrator() {
        super("The group camunda-admin has no member: set regain.staff.admin.password.");
    }

    /** One line instead of a stack trace. */
    static class Explained extends AbstractFailureAnalyzer<NoAdministrator> {

        @Override
        protected FailureAnalysis analyze(Throwable start, NoAdministrator cause) {
            return new FailureAnalysis(cause.getMessage(), null, cause);
        }
    }
}
