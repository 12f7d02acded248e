package dev.regain.outside.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What stops a start, and says so. */
class StorageTest {

    @TempDir
    private Path folder;

    @Configuration
    @Import(Storage.class)
    @EnableConfigurationProperties(StorageSettings.class)
    static class Alone {}

    @Test
    void the_embedded_store_does_not_run_in_production() {
        runner("embedded")
                .withPropertyValues("spring.profiles.active=production")
                .run(started -> assertThat(started.getStartupFailure())
                        .rootCause()
                        .hasMessageContaining("set regain.outside.storage.by to minio"));
    }

    @Test
    void a_server_without_address_and_keys_is_asked_for_them() {
        runner("minio").run(started -> assertThat(started.getStartupFailure())
                .rootCause()
                .hasMessageContaining("set regain.outside.storage.endpoint"));
    }

    private ApplicationContextRunner runner(String by) {
        return new ApplicationContextRunner()
                .withUserConfiguration(Alone.class)
                .withPropertyValues("regain.outside.storage.by=" + by, "regain.outside.storage.folder=" + folder);
    }
}
