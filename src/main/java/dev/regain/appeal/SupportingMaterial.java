package dev.regain.appeal;

/** What the decision {@code required-materials.dmn} asks for beside licence, letter and identity card. */
enum SupportingMaterial {
    NONE,
    PAYMENT_RECORDS,
    CHANGE_NOTICE
}
