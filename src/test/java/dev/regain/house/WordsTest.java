package dev.regain.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Whoever reads Chinese and whoever reads English reads the same, and nobody reads a key. */
class WordsTest {

    private static final Words WORDS = new Words(Path.of("forms"));

    @TempDir
    private Path forms;

    @TestFactory
    Stream<DynamicTest> chinese_and_english_say_the_same() {
        assertThat(WORDS.bundles()).as("texts below forms/").isNotEmpty();
        return WORDS.bundles().stream()
                .map(bundle -> dynamicTest(bundle, () -> assertThat(WORDS.complaintsAbout(bundle))
                        .as(bundle)
                        .isEmpty()));
    }

    @TestFactory
    Stream<DynamicTest> every_page_finds_its_words() {
        assertThat(WORDS.pages()).as("pages below forms/").isNotEmpty();
        return WORDS.pages().stream()
                .map(page -> dynamicTest(page, () -> assertThat(WORDS.complaintsAboutPage(page))
                        .as(page)
                        .isEmpty()));
    }

    @Test
    void every_refusal_has_its_words_and_no_words_are_left_over() throws IOException {
        Pattern refusal = Pattern.compile("new Refused\\(\\s*\"([a-z-]+)\"");
        Set<String> said = new TreeSet<>();
        try (Stream<Path> classes = Files.walk(Path.of("src", "main", "java"))) {
            for (Path file :
                    classes.filter(path -> path.toString().endsWith(".java")).toList()) {
                refusal.matcher(Files.readString(file))
                        .results()
                        .forEach(found -> said.add("refused." + found.group(1)));
            }
        }

        assertThat(said).hasSizeGreaterThan(30);
        assertThat(WORDS.keysOf("reviewer/refused")).isEqualTo(said);
    }

    @Test
    void the_entry_page_can_name_every_path() {
        List<String> paths = Diagram.all().stream()
                .filter(Diagram::isPath)
                .map(diagram -> Spelling.kebab(diagram.process()))
                .toList();

        assertThat(WORDS.complaintsAboutPaths(paths)).isEmpty();
    }

    @Test
    void texts_that_agree_are_not_complained_about() throws IOException {
        write("words.properties", "greeting=你好，{0}，还有 {1} 次\nquoted='{2}'");
        write("words_en.properties", "greeting={1} tries left, {0}, don''t worry\nquoted=Braces");

        assertThat(words().complaintsAbout("words")).isEmpty();
    }

    @Test
    void a_text_that_is_missing_empty_or_takes_something_else_is_told() throws IOException {
        write("words.properties", "chinese=中文\nempty=\nmore={0} {1}\neaten={0}");
        write("words_en.properties", "english=English\nempty=Empty\nmore={0}\neaten=That's {0}");

        assertThat(words().complaintsAbout("words"))
                .satisfiesExactly(
                        said -> assertThat(said).isEqualTo("chinese is missing in words_en.properties"),
                        said -> assertThat(said).startsWith("eaten takes the arguments [0] in Chinese, [] in English"),
                        said -> assertThat(said).isEqualTo("empty is empty"),
                        said -> assertThat(said).isEqualTo("english is missing in words.properties"),
                        said -> assertThat(said).startsWith("more takes the arguments [0, 1] in Chinese, [0]"));
    }

    @Test
    void a_bundle_in_one_language_is_told() throws IOException {
        write("applicant/words_en.properties", "english=English");

        assertThat(words().bundles()).containsExactly("applicant/words");
        assertThat(words().complaintsAbout("applicant/words"))
                .containsExactly("english is missing in applicant/words.properties");
    }

    @Test
    void a_page_with_a_key_that_is_nowhere_is_told() throws IOException {
        write("words.properties", "page.title=标题\npage.left={0}");
        write("page.html", """
                <h1 th:text="#{page.title}"></h1>
                <p th:text="#{page.left(${left})} + #{__${step}__.hint} + #{${shown.key}}"></p>
                <p th:text="#{page.lost}"></p>""");

        assertThat(words().complaintsAboutPage("page.html"))
                .singleElement()
                .asString()
                .contains("#{page.lost}");
    }

    @Test
    void a_path_that_the_entry_page_cannot_name_is_told() throws IOException {
        write("words.properties", "recover-by-pigeon.tab=信鸽\nrecover-by-pigeon.title=信鸽");

        assertThat(words().complaintsAboutPaths(List.of("recover-by-pigeon")))
                .singleElement()
                .asString()
                .contains("recover-by-pigeon.needs");
    }

    private Words words() {
        return new Words(forms);
    }

    private void write(String file, String text) throws IOException {
        Files.createDirectories(forms.resolve(file).getParent());
        Files.writeString(forms.resolve(file), text);
    }
}
