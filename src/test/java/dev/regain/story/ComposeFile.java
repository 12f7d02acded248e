package dev.regain.story;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.Yaml;

/** {@code docker-compose.yml} as a container engine reads it: variables put in, anchors followed. */
final class ComposeFile {

    private static final Path FILE = Path.of("docker-compose.yml");

    /** {@code ${NAME:-what else}}, {@code ${NAME:?why it is needed}} or {@code ${NAME}}; {@code $$} is a dollar sign. */
    private static final Pattern VARIABLE = Pattern.compile("\\$\\$|\\$\\{(\\w+)(?::([-?])([^}]*))?}");

    private final String text;
    private final JsonNode content;

    private ComposeFile(String text, JsonNode content) {
        this.text = text;
        this.content = content;
    }

    /** @param variables what somebody has set, such as in {@code .env} */
    static ComposeFile read(Map<String, String> variables) {
        try {
            String text = Files.readString(FILE);
            Object read = new Yaml().load(interpolated(text, variables));
            return new ComposeFile(text, new ObjectMapper().valueToTree(read));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String interpolated(String text, Map<String, String> variables) {
        return VARIABLE.matcher(text).replaceAll(found -> Matcher.quoteReplacement(value(found.group(), variables)));
    }

    private static String value(String reference, Map<String, String> variables) {
        Matcher variable = VARIABLE.matcher(reference);
        if (!variable.matches() || variable.group(1) == null) {
            return "$";
        }
        String set = variables.getOrDefault(variable.group(1), "");
        if (!set.isEmpty()) {
            return set;
        }
        if ("?".equals(variable.group(2))) {
            throw new IllegalStateException(variable.group(3));
        }
        return variable.group(3) == null ? "" : variable.group(3);
    }

    JsonNode content() {
        return content;
    }

    Map<String, JsonNode> services() {
        return named("services");
    }

    Map<String, JsonNode> named(String section) {
        Map<String, JsonNode> named = new LinkedHashMap<>();
        content.path(section).fields().forEachRemaining(one -> named.put(one.getKey(), one.getValue()));
        return named;
    }

    /** The variables that have neither a value for those who set none nor a reason why they must. */
    List<String> unexplained() {
        List<String> unexplained = new ArrayList<>();
        eachVariable((name, otherwise) -> {
            if (otherwise == null) {
                unexplained.add(name);
            }
        });
        return unexplained;
    }

    /** The variables of which one place says something else than another. */
    List<String> ambiguous() {
        Map<String, String> first = new LinkedHashMap<>();
        List<String> ambiguous = new ArrayList<>();
        eachVariable((name, otherwise) -> {
            String known = first.putIfAbsent(name, String.valueOf(otherwise));
            if (known != null && !known.equals(String.valueOf(otherwise))) {
                ambiguous.add(name);
            }
        });
        return ambiguous;
    }

    private void eachVariable(BiConsumer<String, String> told) {
        Matcher variable = VARIABLE.matcher(text);
        while (variable.find()) {
            if (variable.group(1) != null) {
                told.accept(variable.group(1), variable.group(2) == null ? null : variable.group(3));
            }
        }
    }

    /** What the application is told by its environment, as the service of this name. */
    Map<String, String> environment(String service) {
        Map<String, String> environment = new LinkedHashMap<>();
        services()
                .get(service)
                .path("environment")
                .fields()
                .forEachRemaining(one -> environment.put(
                        one.getKey(),
                        one.getValue().isNull() ? "" : one.getValue().asText()));
        return environment;
    }

    /** The names of the files below {@code /run/secrets} that the service reads. */
    List<String> secrets(String service) {
        List<String> secrets = new ArrayList<>();
        services()
                .get(service)
                .path("secrets")
                .forEach(one -> secrets.add(
                        one.isTextual() ? one.asText() : one.path("target").asText()));
        return secrets;
    }
}
