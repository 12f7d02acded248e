package dev.regain.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/** [S18] New keys seal, old data stay readable, and nodes that are restarted one after the other read each other. */
class RotateKeysCommandTest {

    private static final byte[] PAPER = new byte[20_000];

    @TempDir
    private Path home;

    private Path folder;

    @BeforeEach
    void makeKeys() {
        folder = home.resolve("keys");
        assertThat(MakeKeysCommand.run(List.of(folder.toString()))).isZero();
    }

    @Test
    void nodes_before_and_after_each_step_read_what_the_others_sealed() throws Exception {
        Keys before = node();
        rotate("add");
        Keys added = node();
        theyReadEachOther(before, added);

        rotate("use");
        Keys used = node();
        theyReadEachOther(added, used);
        assertThat(used.open(before.seal("王建国", "case/1"), "case/1")).isEqualTo("王建国");
        assertThat(used.opening(new ByteArrayInputStream(streamed(before)), "tray/1")
                        .readAllBytes())
                .isEqualTo(PAPER);
    }

    @Test
    void what_the_new_keys_seal_the_old_ones_alone_do_not_open() throws Exception {
        Path stolen = home.resolve("stolen");
        FileSystemUtils.copyRecursively(folder, stolen);
        rotate("add");
        rotate("use");
        Keys thief = new Keys(new KeySettings(stolen, false));
        byte[] sealed = node().seal("王建国", "case/1");
        byte[] streamed = streamed(node());
        assertThatThrownBy(() -> thief.open(sealed, "case/1")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> thief.opening(new ByteArrayInputStream(streamed), "tray/1")
                        .readAllBytes())
                .isInstanceOf(IOException.class);
    }

    @Test
    void what_is_looked_up_is_found_as_before() throws Exception {
        Keys before = node();
        rotate("add");
        rotate("use");
        assertThat(node().hash("phone", "13800138000")).isEqualTo(before.hash("phone", "13800138000"));
    }

    @Test
    void each_step_is_done_once_and_in_its_turn() throws Exception {
        assertThat(run("use")).as("before there is a new key").isEqualTo(2);
        rotate("add");
        String added = Files.readString(folder.resolve("sealing.json"));
        assertThat(run("add")).as("again").isEqualTo(2);
        assertThat(folder.resolve("sealing.json")).hasContent(added);
        rotate("use");
        assertThat(run("use")).as("again").isEqualTo(2);
        rotate("add");
        rotate("use");
    }

    @Test
    void a_step_that_broke_off_in_the_middle_is_taken_up_again() throws Exception {
        String before = Files.readString(folder.resolve("streaming.json"));
        rotate("add");
        Files.writeString(folder.resolve("streaming.json"), before);
        String added = Files.readString(folder.resolve("sealing.json"));

        rotate("add");
        assertThat(folder.resolve("sealing.json")).hasContent(added);
        assertThat(Files.readString(folder.resolve("streaming.json"))).isNotEqualTo(before);
    }

    @Test
    void the_files_stay_their_owners_alone_and_nothing_else_is_left_there() throws Exception {
        rotate("add");
        rotate("use");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("sealing.json"))))
                .isEqualTo("rw-------");
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("sealing.json", "hashing.json", "streaming.json");
        }
    }

    @Test
    void a_folder_without_keys_and_a_step_that_does_not_exist_are_told() {
        assertThat(RotateKeysCommand.run(List.of(home.resolve("none").toString(), "add")))
                .isEqualTo(2);
        assertThat(run("again")).isEqualTo(2);
        assertThat(RotateKeysCommand.run(List.of())).isEqualTo(2);
    }

    private static void theyReadEachOther(Keys one, Keys other) throws IOException {
        for (List<Keys> way : List.of(List.of(one, other), List.of(other, one))) {
            assertThat(way.get(1).open(way.get(0).seal("王建国", "case/1"), "case/1"))
                    .isEqualTo("王建国");
            assertThat(way.get(1)
                            .opening(new ByteArrayInputStream(streamed(way.get(0))), "tray/1")
                            .readAllBytes())
                    .isEqualTo(PAPER);
        }
    }

    private static byte[] streamed(Keys keys) throws IOException {
        return keys.sealing(new ByteArrayInputStream(PAPER), "tray/1").readAllBytes();
    }

    private Keys node() throws Exception {
        return new Keys(new KeySettings(folder, false));
    }

    private void rotate(String step) {
        assertThat(run(step)).as(step).isZero();
    }

    private int run(String step) {
        return RotateKeysCommand.run(List.of(folder.toString(), step));
    }
}
