package dev.regain.casefile;

/**
 * What a document says, held against what the applicant claims: facts for the reviewer, never a decision.
 *
 * @param creditCode the claimed unified social credit code
 * @param enterpriseName the claimed name of the enterprise
 * @param letterSerial the serial number of the letter that was made for this case
 * @param seenElsewhere the same file, bit by bit, was handed in with another case
 */
public record Findings(Found creditCode, Found enterpriseName, Found letterSerial, boolean seenElsewhere) {

    /** Before the text was read. */
    static final Findings NONE = new Findings(Found.UNKNOWN, Found.UNKNOWN, Found.UNKNOWN, false);
}
