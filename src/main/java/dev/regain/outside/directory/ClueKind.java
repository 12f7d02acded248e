package dev.regain.outside.directory;

/** What an account can be looked for by. Clues of different kinds never match, though their texts be the same. */
public enum ClueKind {
    /** A secure phone, in E.164. */
    PHONE("clue_phone"),
    /** The account's own number, its digits; found in the account itself. */
    ACCOUNT_ID(null),
    /** A domain bought or managed with the account, as A-labels. */
    DOMAIN("clue_domain"),
    /** A domain that was filed (ICP) under the account, as A-labels. */
    FILED_DOMAIN("clue_filed_domain"),
    /** An ICP filing or licence number in its canonical form. */
    FILING_NUMBER("clue_filing_number"),
    /** A cloud server's public address, in its canonical text. */
    CVM_IP("clue_cvm_ip"),
    /** A lightweight server's public address, in its canonical text. */
    LIGHTHOUSE_IP("clue_lighthouse_ip"),
    /** The verified person's ID number, upper case. */
    PERSON("clue_person"),
    /** The verified enterprise's unified social credit code. */
    ENTERPRISE("clue_enterprise");

    private final String table;

    ClueKind(String table) {
        this.table = table;
    }

    /** The narrow table that holds this kind. */
    String table() {
        if (table == null) {
            throw new IllegalStateException(this + " is not held in a table of its own");
        }
        return table;
    }
}
