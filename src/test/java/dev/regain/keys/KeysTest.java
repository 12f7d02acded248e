package dev.regain.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeyTemplates;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.KeysetManager;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysTest {

    @TempDir
    private Path directory;

    @Test
    void what_was_sealed_opens_after_a_restart_in_its_own_place_only() throws Exception {
        byte[] sealed = keys().seal("13800138000", "case/1");
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("138");
        assertThat(keys().open(sealed, "case/1")).isEqualTo("13800138000");
        assertThatThrownBy(() -> keys().open(sealed, "case/2")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_hash_is_the_same_after_a_restart_and_another_for_another_purpose() throws Exception {
        assertThat(keys().hash("phone", "1")).isEqualTo(keys().hash("phone", "1"));
        assertThat(keys().hash("phone", "1")).isNotEqualTo(keys().hash("domain", "1"));
        assertThat(keys().hash("phone", "1")).isNotEqualTo(keys().hash("phone", "2"));
    }

    @Test
    void old_data_stay_readable_after_the_sealing_key_was_rotated() throws Exception {
        byte[] old = keys().seal("old", "place");
        Path file = directory.resolve("sealing.json");
        KeysetHandle before =
                TinkJsonProtoKeysetFormat.parseKeyset(Files.readString(file), InsecureSecretKeyAccess.get());
        KeysetManager manager = KeysetManager.withKeysetHandle(before).add(KeyTemplates.get("AES256_GCM"));
        int newest = manager.getKeysetHandle().getAt(1).getId();
        KeysetHandle rotated = manager.setPrimary(newest).getKeysetHandle();
        Files.writeString(file, TinkJsonProtoKeysetFormat.serializeKeyset(rotated, InsecureSecretKeyAccess.get()));

        byte[] fresh = keys().seal("new", "place");
        assertThat(keys().open(old, "place")).isEqualTo("old");
        assertThat(keys().open(fresh, "place")).isEqualTo("new");
    }

    @Test
    void a_stream_opens_in_its_own_place_only_and_is_as_long_as_was_said() throws Exception {
        for (int size : new int[] {0, 1, 4039, 4040, 4041, 8119, 8120, 8121, 1_000_000}) {
            byte[] clear = new byte[size];
            Arrays.fill(clear, (byte) 'x');
            byte[] stored =
                    keys().sealing(new ByteArrayInputStream(clear), "tray/1").readAllBytes();
            assertThat(stored).hasSize((int) Keys.sizeSealed(size));
            assertThat(new String(stored, StandardCharsets.ISO_8859_1)).doesNotContain("xxxx");
            assertThat(keys().opening(new ByteArrayInputStream(stored), "tray/1")
                            .readAllBytes())
                    .isEqualTo(clear);
            assertThatThrownBy(() -> keys().opening(new ByteArrayInputStream(stored), "tray/2")
                            .readAllBytes())
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void a_stream_that_was_cut_off_or_changed_is_not_read_to_its_end() throws Exception {
        byte[] stored = keys().sealing(new ByteArrayInputStream(new byte[20_000]), "tray/1")
                .readAllBytes();
        byte[] cut = Arrays.copyOf(stored, 4096 * 3);
        assertThatThrownBy(() ->
                        keys().opening(new ByteArrayInputStream(cut), "tray/1").readAllBytes())
                .isInstanceOf(IOException.class);
        stored[5000] ^= 1;
        assertThatThrownBy(() -> keys().opening(new ByteArrayInputStream(stored), "tray/1")
                        .readAllBytes())
                .isInstanceOf(IOException.class);
    }

    @Test
    void the_key_files_are_for_their_owner_alone() throws Exception {
        keys();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("sealing.json"))))
                .isEqualTo("rw-------");
    }

    @Test
    void where_keys_are_not_made_a_missing_one_stops_the_start() {
        assertThatThrownBy(() -> new Keys(new KeySettings(directory.resolve("none"), false)))
                .hasMessageContaining("set regain.keys.directory");
    }

    private Keys keys() throws Exception {
        return new Keys(new KeySettings(directory, true));
    }
}
