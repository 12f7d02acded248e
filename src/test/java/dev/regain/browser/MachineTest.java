package dev.regain.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineTest {

    @TempDir
    private Path programs;

    @Test
    void the_browser_that_is_named_is_taken() throws IOException {
        Path named = program("my-browser");
        program("chromium");

        assertThat(machine("CHROMIUM", named.toString()).chromium()).contains(named);
    }

    @Test
    void a_named_browser_that_is_not_there_is_told() {
        assertThatThrownBy(() -> machine("CHROMIUM", "/nowhere/chromium").chromium())
                .hasMessageContaining("CHROMIUM is /nowhere/chromium");
    }

    @Test
    void the_first_known_browser_on_the_path_is_taken() throws IOException {
        program("google-chrome");
        Path chromium = program("chromium-browser");

        assertThat(machine().chromium()).contains(chromium);
    }

    @Test
    void where_nothing_is_installed_or_can_be_there_is_none() {
        assertThat(machine().chromium()).isEmpty();
    }

    private Machine machine() {
        return new Machine(Map.of("PATH", programs.toString()));
    }

    private Machine machine(String variable, String value) {
        return new Machine(Map.of("PATH", programs.toString(), variable, value));
    }

    private Path program(String name) throws IOException {
        Path program = Files.createFile(programs.resolve(name));
        assertThat(program.toFile().setExecutable(true)).isTrue();
        return program;
    }
}
