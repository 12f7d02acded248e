package dev.regain.outside.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regain.keys.Keys;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.util.FileSystemUtils;

/** What lies in the folder: objects, and after a start nothing else. */
class EmbeddedObjectsTest {

    private static final int LARGE = 11 << 20;

    @TempDir
    private Path folder;

    @TempDir
    private Path keys;

    @Configuration
    @Import({Storage.class, Keys.class})
    @ConfigurationPropertiesScan(basePackageClasses = {Keys.class, Storage.class})
    static class Alone {}

    @Test
    void the_parts_of_an_object_that_was_being_written_are_gone_after_the_next_start() {
        Path killed = folder.resolve("killed");
        startedOn(folder.resolve("objects"), store -> {
            InputStream content = inItsMiddle(new byte[LARGE], () -> copy(folder.resolve("objects"), killed));
            store.put("id/original", content, LARGE);
        });
        assertThat(filesIn(killed)).isNotEmpty();
        startedOn(killed, store -> {});
        assertThat(filesIn(killed)).isEmpty();
    }

    @Test
    void a_file_that_was_being_written_is_gone_after_the_next_start_and_objects_stay() throws Exception {
        String id = UUID.randomUUID().toString();
        startedOn(folder, store -> store.put(id + "/original", new ByteArrayInputStream(new byte[9]), 9));
        Path document = folder.resolve("regain").resolve(id);
        Files.write(document.resolve("original-" + UUID.randomUUID()), new byte[5]);
        Files.write(document.resolve("page-1.png-" + UUID.randomUUID()), new byte[5]);
        startedOn(folder, store -> {});
        assertThat(filesIn(folder)).containsExactly(document.resolve("original"));
    }

    private interface Use {
        void of(EvidenceStore store);
    }

    private void startedOn(Path objects, Use use) {
        new ApplicationContextRunner()
                .withUserConfiguration(Alone.class)
                .withPropertyValues(
                        "regain.keys.directory=" + keys,
                        "regain.keys.make-missing=true",
                        "regain.outside.storage.by=embedded",
                        "regain.outside.storage.folder=" + objects)
                .run(started -> use.of(started.getBean(EvidenceStore.class)));
    }

    private static InputStream inItsMiddle(byte[] content, Runnable happening) {
        int half = content.length / 4 * 3;
        InputStream middle = new InputStream() {
            @Override
            public int read() {
                happening.run();
                return -1;
            }
        };
        return new SequenceInputStream(Collections.enumeration(List.of(
                new ByteArrayInputStream(content, 0, half),
                middle,
                new ByteArrayInputStream(content, half, content.length))));
    }

    private static void copy(Path from, Path to) {
        try {
            FileSystemUtils.copyRecursively(from, to);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static List<Path> filesIn(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
