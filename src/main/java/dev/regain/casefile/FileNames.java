package dev.regain.casefile;

import java.util.regex.Pattern;

/** What applicants' devices call their files: shown, never used as a name of ours. */
final class FileNames {

    private static final int LONGEST = 255;

    private static final Pattern FOLDERS = Pattern.compile("^.*[/\\\\]", Pattern.DOTALL);
    /** Signs that turn what is read around, or that cannot be seen; the joiner of an emoji's parts stays. */
    private static final Pattern INVISIBLE =
            Pattern.compile("[\\p{Cc}\\p{Cs}\\p{Co}\\p{Cn}\\u2028\\u2029]|(?!\\u200D)\\p{Cf}");

    private FileNames() {}

    static String shown(String name) {
        String last = FOLDERS.matcher(name == null ? "" : name).replaceFirst("");
        String seen = INVISIBLE.matcher(last).replaceAll("").strip();
        if (seen.isEmpty()) {
            return "…";
        }
        return seen.codePointCount(0, seen.length()) <= LONGEST
                ? seen
                : seen.substring(0, seen.offsetByCodePoints(0, LONGEST));
    }
}
