package dev.regain.outside.directory.wire;

/**
 * What is wrong with an account that was told.
 *
 * @param field where, as {@code clues[2].value}; empty where it is the whole
 * @param rule the broken rule's name, as {@code docs/directory-formats.md} lists them
 */
public record BrokenField(String field, String rule) {

    /** The rule in a sentence, for who keeps the files. */
    public String detail() {
        return switch (rule) {
            case "required" -> "something must be here";
            case "format" -> "it is not written as it should be";
            case "too-long" -> "it is too long";
            case "too-short" -> "it is too short";
            case "type" -> "it is of another type than the format has";
            case "unknown-field" -> "the format has no such field";
            case "unknown" -> "it is none of the values that the format lists";
            case "order" -> "it ends before it begins";
            case "in-future" -> "it has not come yet";
            case "duplicate" -> "it was told before, and differently or for the same account";
            case "mismatch" -> "it is not the account ID of the address";
            case "check-digit" -> "the check character does not fit";
            case "organisation-code" -> "the check character of the organisation code does not fit";
            case "birth-date" -> "there is no such date of birth";
            case "old-form" -> "it has the 15 digits that were issued until 1999; give the one of 18";
            case "not-mobile" -> "it is not a mobile number";
            case "ip-address" -> "it is an IP address, not a domain";
            case "public-suffix" -> "it is a public suffix, nobody's domain";
            case "police-filing" -> "it is a police filing, not an ICP filing";
            case "province" -> "no province is written so";
            case "not-public" -> "it is not a public address";
            case "columns" -> "the line has not as many cells as the header";
            case "encoding" -> "it is not UTF-8";
            case "truncated" -> "the file ends in the middle of it, or without a line break after it";
            default -> "it breaks the rule " + rule;
        };
    }
}
