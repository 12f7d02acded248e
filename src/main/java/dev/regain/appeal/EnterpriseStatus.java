package dev.regain.appeal;

/** What became of the enterprise, as the applicant states it. */
enum EnterpriseStatus {
    ACTIVE,
    DEREGISTERED,
    RENAMED
}
