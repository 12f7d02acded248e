package dev.regain.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rows of {@code formats/*.csv}: what is typed, and how it reads, or {@code !rule} where it breaks one. */
final class Examples {

    private static final Pattern ESCAPE = Pattern.compile("\\\\(?:u([0-9A-F]{4})|([nt]))");

    private Examples() {}

    static void hold(Function<String, String> reading, String typed, String expected) {
        String text = typed == null ? null : withoutEscapes(typed);
        if (expected.startsWith("!")) {
            assertThatThrownBy(() -> reading.apply(text))
                    .isInstanceOfSatisfying(BrokenRule.class, broken -> assertThat(broken.rule())
                            .isEqualTo(expected.substring(1)));
        } else {
            assertThat(reading.apply(text)).isEqualTo(expected);
            assertThat(reading.apply(expected)).isEqualTo(expected);
        }
    }

    private static String withoutEscapes(String typed) {
        return ESCAPE.matcher(typed).replaceAll(escape -> Matcher.quoteReplacement(meaning(escape)));
    }

    private static String meaning(MatchResult escape) {
        if (escape.group(1) != null) {
            return String.valueOf((char) Integer.parseInt(escape.group(1), 16));
        }
        return escape.group(2).equals("n") ? "\n" : "\t";
    }
}
