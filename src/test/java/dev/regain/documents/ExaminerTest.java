package dev.regain.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.regain.documents.Child.Content;
import dev.regain.documents.Examiner.Examined;
import dev.regain.story.Papers;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.springframework.util.unit.DataSize;

/** Children that break down cost a document, never the house. */
class ExaminerTest {

    private static final String JPEG = "image/jpeg";
    private static final String PNG = "image/png";
    private static final String PDF = "application/pdf";

    /** Of other tests in the same JVM. */
    private static final Set<Long> OTHERS =
            ProcessHandle.current().children().map(ProcessHandle::pid).collect(Collectors.toSet());

    private Examiner examiner;

    @AfterEach
    void everybodyLeaves() {
        examiner.close();
        assertThat(children()).isEmpty();
    }

    @Test
    void one_child_looks_at_one_document_after_the_other() throws Exception {
        examiner = examiner(Duration.ofSeconds(60), 256);
        assertThat(examiner.examine(PDF, content(Papers.letter("a letter"))).pages())
                .isEqualTo(2);
        long child = children().findFirst().orElseThrow().pid();
        Examined photo = examiner.examine(JPEG, content(Papers.photo()));
        assertThat(photo.pages()).isEqualTo(1);
        assertThat(photo.thumbnail()).startsWith(0x89, 'P', 'N', 'G');
        assertThatThrownBy(() -> examiner.examine(JPEG, content(Papers.EICAR)))
                .isInstanceOfSatisfying(
                        Unfit.class, unfit -> assertThat(unfit.rule()).isEqualTo("unreadable"));
        assertThat(examiner.text(content(Papers.letter("a letter")))).contains("a letter");
        List<byte[]> pictures = new ArrayList<>();
        examiner.draw(PDF, content(Papers.withPages(3)), pictures::add);
        assertThat(pictures).hasSize(3);
        assertThat(children()).extracting(ProcessHandle::pid).containsExactly(child);
    }

    @Test
    void a_document_that_takes_too_long_is_too_complex_and_the_next_is_looked_at() throws Exception {
        examiner = examiner(Duration.ofSeconds(4), 256);
        assertThatThrownBy(() -> examiner.examine(PDF, content(Papers.withNestedForms())))
                .isInstanceOfSatisfying(
                        Unfit.class, unfit -> assertThat(unfit.rule()).isEqualTo("too-complex"));
        assertThat(examiner.examine(PNG, content(Papers.screenshot())).pages()).isEqualTo(1);
    }

    @Test
    void a_document_that_fills_the_memory_is_too_complex_and_the_next_is_looked_at() throws Exception {
        examiner = examiner(Duration.ofSeconds(60), 24);
        assertThatThrownBy(() -> examiner.examine(JPEG, content(Papers.photoOf(30 << 20))))
                .isInstanceOfSatisfying(
                        Unfit.class, unfit -> assertThat(unfit.rule()).isEqualTo("too-complex"));
        assertThat(examiner.examine(PNG, content(Papers.screenshot())).pages()).isEqualTo(1);
    }

    @Test
    void a_child_that_somebody_ended_is_replaced_and_the_document_looked_at_again() throws Exception {
        examiner = examiner(Duration.ofSeconds(60), 256);
        Content killing = new Content() {
            private boolean isKilled;

            @Override
            public long size() {
                return content(Papers.photo()).size();
            }

            @Override
            public InputStream open() {
                if (!isKilled) {
                    children().forEach(ProcessHandle::destroyForcibly);
                    isKilled = true;
                }
                return new ByteArrayInputStream(Papers.photo());
            }
        };
        assertThat(examiner.examine(JPEG, killing).pages()).isEqualTo(1);
    }

    @Test
    void what_cannot_be_read_on_our_side_is_not_the_documents_fault() throws Exception {
        examiner = examiner(Duration.ofSeconds(60), 256);
        Content broken = new Content() {
            @Override
            public long size() {
                return 1000;
            }

            @Override
            public InputStream open() throws IOException {
                throw new IOException("the database is away");
            }
        };
        assertThatThrownBy(() -> examiner.examine(JPEG, broken)).hasMessage("the database is away");
        assertThat(examiner.examine(PNG, content(Papers.screenshot())).pages()).isEqualTo(1);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void a_child_has_no_environment_no_settings_and_no_connection_and_all_of_its_memory_has_a_cap() throws Exception {
        System.setProperty("regain.secret", "open-sesame");
        try (ServerSocket database = new ServerSocket(0);
                Socket connection = new Socket(database.getInetAddress(), database.getLocalPort())) {
            examiner = examiner(Duration.ofSeconds(60), 256);
            examiner.examine(PNG, content(Papers.screenshot()));
            Path child = Path.of(
                    "/proc", String.valueOf(children().findFirst().orElseThrow().pid()));
            assertThat(Files.readAllBytes(child.resolve("environ"))).isEmpty();
            List<String> command =
                    List.of(Files.readString(child.resolve("cmdline")).split("\0"));
            assertThat(command)
                    .contains("-Xmx268435456")
                    .anyMatch(option -> option.startsWith("-XX:MaxDirectMemorySize="))
                    .anyMatch(option -> option.startsWith("-XX:MaxMetaspaceSize="))
                    .anyMatch(option -> option.startsWith("-XX:ReservedCodeCacheSize="));
            assertThat(command)
                    .filteredOn(option -> option.startsWith("-D"))
                    .allMatch(option -> option.matches("-D(java.awt.headless|user.home|loader.main)=.*"));
            assertThat(connection.isConnected()).isTrue();
            try (Stream<Path> open = Files.list(child.resolve("fd"))) {
                assertThat(open.map(ExaminerTest::target))
                        .as("what is open in the child: pipes to its parent and the classes it reads")
                        .isNotEmpty()
                        .allMatch(file -> file.startsWith("pipe:")
                                || file.equals("/dev/null")
                                || file.endsWith(".jar")
                                || file.endsWith("/lib/modules")
                                || file.matches("/dev/u?random"));
            }
        } finally {
            System.clearProperty("regain.secret");
        }
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static Examiner examiner(Duration timeLimit, int megabytes) {
        return new Examiner(
                new DocumentSettings(1, DataSize.ofMegabytes(megabytes), timeLimit, 5, Duration.ofDays(30)));
    }

    private static Stream<ProcessHandle> children() {
        return ProcessHandle.current().children().filter(child -> child.isAlive() && !OTHERS.contains(child.pid()));
    }

    private static Content content(byte[] content) {
        return new Content() {
            @Override
            public long size() {
                return content.length;
            }

            @Override
            public InputStream open() {
                return new ByteArrayInputStream(content);
            }
        };
    }
}
