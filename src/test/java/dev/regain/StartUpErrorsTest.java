package dev.regain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.DriverManager;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.io.support.SpringFactoriesLoader;

class StartUpErrorsTest {

    @TempDir
    private Path home;

    @Test
    void a_second_start_names_the_database_that_the_first_one_holds() throws Exception {
        Path file = home.resolve("regain");
        DriverManager.getConnection("jdbc:h2:file:" + file).close();
        // Held as another process holds it; to one and the same JVM, H2 would lend it.
        try (FileChannel first =
                FileChannel.open(Path.of(file + ".mv.db"), StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            first.lock();
            Throwable second = catchThrowable(() -> DriverManager.getConnection("jdbc:h2:file:" + file));
            assertThat(said(second)).contains(file + ".mv.db", "--regain.home=").doesNotContain("\n");
        }
    }

    @Test
    void a_port_that_is_taken_is_named() {
        assertThat(said(new PortInUseException(8080)))
                .contains("8080", "--server.port=")
                .doesNotContain("\n");
    }

    @Test
    void what_a_room_says_when_it_stops_the_start_is_said_as_it_is() {
        assertThat(said(new IllegalStateException("No key at a: set b"))).isEqualTo("No key at a: set b");
    }

    @Test
    void what_nobody_foresaw_keeps_its_trace() {
        assertThat(analysis(new IllegalArgumentException("a bug"))).isNull();
        assertThat(analysis(new IllegalStateException("passed on", new RuntimeException())))
                .isNull();
        Throwable elsewhere = catchThrowable(() -> List.of().iterator().remove());
        assertThat(analysis(elsewhere)).isNull();
    }

    @Test
    void it_is_asked_first_when_a_start_fails() {
        assertThat(SpringFactoriesLoader.forDefaultResourceLocation()
                        .load(FailureAnalyzer.class, (type, name, needsMore) -> {})
                        .get(0))
                .isInstanceOf(StartUpErrors.class);
    }

    private static String said(Throwable cause) {
        return analysis(cause).getDescription();
    }

    private static FailureAnalysis analysis(Throwable cause) {
        return new StartUpErrors().analyze(new BeanCreationException("some bean", cause));
    }
}
