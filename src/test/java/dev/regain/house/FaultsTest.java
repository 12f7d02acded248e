package dev.regain.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code docs/faults.md} promises nothing that no test holds, and {@code docs/security.md} names none that is not there. */
class FaultsTest {

    private static final Path TABLE = Path.of("docs/faults.md");
    private static final Path TESTS = Path.of("src/test/java");
    private static final Pattern NAMED = Pattern.compile("`([A-Z][A-Za-z]+)\\.([a-z0-9_]+)`");

    private static final String EACH = "## Each part with each fault";

    private static final List<String> PARTS = List.of(
            "SMS gateway",
            "SMS by Tencent Cloud",
            "face provider",
            "mail server",
            "object store",
            "clamd",
            "the provider's systems",
            "database",
            "staff's sign-in");

    /** Part, line, outage, repeat, certificate. */
    private static final int CELLS = 5;

    private static final int A_REASON = 20;

    @Test
    void each_part_has_a_test_or_a_reason_for_each_fault() throws IOException {
        String table = Files.readString(TABLE).split(EACH)[1].split("\n## ")[0];
        List<List<String>> rows = rowsOf(table.lines())
                .skip(1)
                .map(row ->
                        Stream.of(row.split("\\|")).skip(1).map(String::strip).toList())
                .toList();
        assertThat(rows.stream().map(row -> row.get(0))).containsExactlyElementsOf(PARTS);
        assertThat(rows)
                .allSatisfy(row -> assertThat(row).hasSize(CELLS).allSatisfy(cell -> assertThat(PARTS.contains(cell)
                                || NAMED.matcher(cell).matches()
                                || !cell.contains("`") && cell.length() >= A_REASON)
                        .as(cell)
                        .isTrue()));
    }

    private static Stream<String> rowsOf(Stream<String> lines) {
        return lines.filter(line -> line.startsWith("|") && !line.startsWith("| ---"));
    }

    @Test
    void every_promise_names_a_test() throws IOException {
        assertThat(rowsOf(Files.readAllLines(TABLE).stream())
                        .filter(line -> !line.endsWith("| test |") && !line.startsWith("| part | its line fails |")))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(NAMED.matcher(row).find()).as(row).isTrue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"docs/faults.md", "docs/security.md"})
    void every_test_that_is_named_is_there(Path page) throws IOException {
        List<Path> sources;
        try (Stream<Path> all = Files.walk(TESTS)) {
            sources = all.filter(Files::isRegularFile).toList();
        }
        Matcher named = NAMED.matcher(Files.readString(page));
        while (named.find()) {
            String file = named.group(1) + ".java";
            String method = "void " + named.group(2) + "(";
            assertThat(sources.stream().filter(source -> source.endsWith(file)))
                    .as(named.group())
                    .anySatisfy(source -> assertThat(source).content().contains(method));
        }
    }
}
