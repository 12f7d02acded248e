package dev.regain.doors;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The written expectation, {@code src/test/resources/doors/who-may-what.txt}. */
public final class WhoMayWhat {

    private static final Path FILE = Path.of("src/test/resources/doors/who-may-what.txt");

    private final Map<String, List<Row>> sections = new LinkedHashMap<>();

    /**
     * @param what "GET /address", where {@code ANY} is any method; a filter's name and where it is
     * @param expected for each kind of people in the order of the file; none where nothing is answered
     */
    public record Row(String what, List<String> expected) {

        /** Whether it tells of this, where the end of an address may be {@code /**}. */
        boolean tellsOf(String method, String address) {
            String[] told = what.split(" ");
            return (told[0].equals("ANY") || told[0].equals(method)) && matches(told[1], address);
        }

        private static boolean matches(String pattern, String address) {
            return pattern.endsWith("/**")
                    ? (address + "/").startsWith(pattern.substring(0, pattern.length() - 2))
                    : pattern.equals(address);
        }
    }

    public WhoMayWhat() {
        List<Row> section = new ArrayList<>();
        for (String line : lines()) {
            if (line.startsWith("[")) {
                section = new ArrayList<>();
                sections.put(line.substring(1, line.indexOf(']')), section);
            } else if (!line.isBlank() && !line.startsWith("#")) {
                section.add(row(line.trim()));
            }
        }
    }

    private static List<String> lines() {
        try {
            return Files.readAllLines(FILE);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** What is asked and what is answered are apart by two spaces or more. */
    private static Row row(String line) {
        String[] parts = line.split(" {2,}", 2);
        return new Row(
                parts[0],
                parts.length < 2
                        ? List.of()
                        : Arrays.asList(Pattern.compile(" +").split(parts[1])));
    }

    public List<Row> section(String name) {
        return sections.get(name);
    }

    /** The first row that tells of it. */
    Optional<Row> row(String section, String method, String address) {
        return section(section).stream()
                .filter(row -> row.tellsOf(method, address))
                .findFirst();
    }
}
