package dev.regain.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MakeKeysCommandTest {

    @TempDir
    private Path home;

    @Test
    void keys_are_made_once_for_their_owner_alone_and_the_product_takes_them() throws Exception {
        Path folder = home.resolve("keys");
        assertThat(MakeKeysCommand.run(List.of(folder.toString()))).isZero();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("sealing.json"))))
                .isEqualTo("rw-------");
        Keys keys = new Keys(new KeySettings(folder, false));
        assertThat(keys.open(keys.seal("张小明", "a/1"), "a/1")).isEqualTo("张小明");
    }

    @Test
    void keys_that_are_there_stay_as_they_are() throws Exception {
        Files.writeString(home.resolve("hashing.json"), "kept");
        assertThat(MakeKeysCommand.run(List.of(home.toString()))).isEqualTo(2);
        assertThat(home.resolve("hashing.json")).hasContent("kept");
        assertThat(home.resolve("sealing.json")).doesNotExist();
    }

    @Test
    void a_folder_that_cannot_be_made_and_no_folder_at_all_are_told() throws Exception {
        Path file = Files.writeString(home.resolve("file"), "");
        assertThat(MakeKeysCommand.run(List.of(file.resolve("below").toString())))
                .isEqualTo(2);
        assertThat(MakeKeysCommand.run(List.of())).isEqualTo(2);
    }

    @Test
    void a_file_that_is_no_key_or_cannot_be_read_is_named_and_not_repeated() throws Exception {
        MakeKeysCommand.run(List.of(home.toString()));
        Files.writeString(home.resolve("sealing.json"), "{\"primaryKeyId\":\"a-secret\"");
        assertThatThrownBy(() -> new Keys(new KeySettings(home, false)))
                .isInstanceOf(IllegalStateException.class)
                .hasNoCause()
                .hasMessageContaining("sealing.json is no keyset")
                .hasMessageNotContaining("a-secret");
        Files.delete(home.resolve("sealing.json"));
        Files.createDirectory(home.resolve("sealing.json"));
        assertThatThrownBy(() -> new Keys(new KeySettings(home, false)))
                .hasNoCause()
                .hasMessageContaining("sealing.json cannot be read");
    }
}
