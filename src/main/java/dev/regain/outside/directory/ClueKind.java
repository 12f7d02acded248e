package dev.regain.outside.directory;

/** What an account can be looked for by. Clues of different kinds never match, though their texts be the same. */
public enum ClueKind {
    /** A secure phone, in E.164. */
    PHONE,
    /** The account's own number, its digits; found in the account itself. */
    ACCOUNT_ID,
    /** A domain bought or managed with the account, as A-labels. */
    DOMAIN,
    /** A domain that was filed (ICP) under the account, as A-labels. */
    FILED_DOMAIN,
    /** An ICP filing or licence number in its canonical form. */
    FILING_NUMBER,
    /** A cloud server's public address, in its canonical text. */
    CVM_IP,
    /** A lightweight server's public address, in its canonical text. */
    LIGHTHOUSE_IP,
    /** An address or a number that logs in, with its kind; kept so that none is given to two accounts. */
    LOGIN_METHOD,
    /** The verified person's ID number, upper case. */
    PERSON,
    /** The verified enterprise's unified social credit code. */
    ENTERPRISE
}
