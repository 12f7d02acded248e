package dev.regain.outside.directory;

/** Who stands behind an account, as the provider verified it. */
public enum Verification {
    PERSONAL,
    ENTERPRISE,
    NONE
}
