package dev.regain.house;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** One name in its spellings: "Send code", {@code sendCode}, {@code SendCode}, {@code send-code}. */
final class Spelling {

    private static final Set<String> ASKING = Set.of("which", "who", "what", "when", "where", "how");
    private static final Set<String> AUXILIARIES =
            Set.of("is", "are", "was", "were", "has", "have", "does", "do", "did", "can", "may", "must");

    private Spelling() {}

    /** "Prove by SMS" is {@code proveBySms}. Only Latin letters and digits count, so a Chinese name may stand beside. */
    static String camel(String name) {
        List<String> words = words(name);
        return words.stream().limit(1).collect(Collectors.joining())
                + words.stream().skip(1).map(Spelling::capitalised).collect(Collectors.joining());
    }

    /** "Ownership proven?" may be {@code isOwnershipProven}, "Tries left?" {@code areTriesLeft}. */
    static boolean asks(String id, String question) {
        if (words(question).isEmpty() || isWhole(question)) {
            return id.equals(asking(question));
        }
        return AUXILIARIES.stream().anyMatch(auxiliary -> id.equals(auxiliary + capitalised(camel(question))));
    }

    /** The likeliest id of a question. */
    static String asking(String question) {
        String id = camel(question);
        return id.isEmpty() || isWhole(question) ? id : "is" + capitalised(id);
    }

    /** "Which proof?" and "Is it over?" need no word before them. */
    private static boolean isWhole(String question) {
        return words(question).stream().limit(1).anyMatch(word -> ASKING.contains(word) || AUXILIARIES.contains(word));
    }

    static String kebab(String camel) {
        return camel.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    static String capitalised(String word) {
        return word.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    private static List<String> words(String name) {
        return Arrays.stream(name.replaceAll("['’]", "").split("[^A-Za-z0-9]+"))
                .filter(word -> !word.isEmpty())
                .map(word -> word.toLowerCase(Locale.ROOT))
                .toList();
    }
}
