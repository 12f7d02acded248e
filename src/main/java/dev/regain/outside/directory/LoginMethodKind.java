package dev.regain.outside.directory;

public enum LoginMethodKind {
    EMAIL,
    PHONE,
    WECHAT,
    QQ,
    WECOM
}
