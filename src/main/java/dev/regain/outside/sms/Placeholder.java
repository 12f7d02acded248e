package dev.regain.outside.sms;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a template for a gateway may ask for, written {@code {phone}}, {@code {text}}, …. */
enum Placeholder {
    /** In E.164, {@code +8613800138000}. */
    PHONE((message, words) -> message.to().e164()),
    /** The same without the plus. */
    DIGITS((message, words) -> message.to().e164().substring(1)),
    /** The number as it is dialled in its country, {@code 13800138000}. */
    NATIONAL((message, words) -> message.to().national()),
    /** The whole message in our own words. */
    TEXT((message, words) -> words.of(message)),
    /** The one-time code; empty where a message has none. */
    CODE((message, words) -> message.parameters().getOrDefault("code", "")),
    /** The kind of message, {@code contact-code}. */
    TEMPLATE((message, words) ->
            message.template().name().toLowerCase(Locale.ROOT).replace('_', '-')),
    /** {@code zh} or {@code en}. */
    LANGUAGE((message, words) -> message.language().getLanguage()),
    /** A UUID, the same whenever the same message is handed over again. */
    KEY((message, words) -> message.key().toString());

    private static final Pattern WRITTEN = Pattern.compile("\\{([a-zA-Z]+)}");

    private final BiFunction<Message, MessageWords, String> value;

    Placeholder(BiFunction<Message, MessageWords, String> value) {
        this.value = value;
    }

    /** @param written what makes a value harmless at its place */
    static String fill(String template, Message message, MessageWords words, UnaryOperator<String> written) {
        return WRITTEN.matcher(template)
                .replaceAll(found -> Matcher.quoteReplacement(
                        written.apply(named(found).value.apply(message, words))));
    }

    /** @throws IllegalStateException in a line, where the template asks for something that is none of ours */
    static void check(String setting, String template) {
        Matcher found = WRITTEN.matcher(template);
        while (found.find()) {
            if (Arrays.stream(values()).noneMatch(one -> one.isNamed(found.group(1)))) {
                throw new IllegalStateException("Set " + setting + " with no other placeholders than "
                        + Arrays.stream(values()).map(Placeholder::written).collect(Collectors.joining(", ")) + ": "
                        + found.group() + " is none");
            }
        }
    }

    private static Placeholder named(MatchResult found) {
        return Arrays.stream(values())
                .filter(one -> one.isNamed(found.group(1)))
                .findFirst()
                .orElseThrow();
    }

    private boolean isNamed(String name) {
        return name().equalsIgnoreCase(name);
    }

    private String written() {
        return "{" + name().toLowerCase(Locale.ROOT) + "}";
    }
}
