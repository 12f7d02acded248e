package dev.regain.access;

import java.util.Locale;

/** What is changed about an account. */
enum ChangeKind {
    LOGIN_METHOD,
    SECURITY_CHECK;

    /** {@code login-method}, as pages and the audit log have it. */
    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
