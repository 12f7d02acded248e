package dev.regain.staff;

/** Without an administrator, Camunda 7.24 lets a stranger make one (CVE-2026-77226); so nothing starts. */
class NoAdministrator extends IllegalStateException {

    NoAdministrator() {
        super("The group camunda-admin has no member: set regain.staff.admin.password.");
    }
}
