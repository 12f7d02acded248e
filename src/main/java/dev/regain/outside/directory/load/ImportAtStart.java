package dev.regain.outside.directory.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Loads the files of the setting, beside what the product does: a restart does not keep people waiting until a large
 * directory has been compared. What was loaded before is not loaded again: it would take back what Regain, or the API,
 * changed since.
 */
@Component
class ImportAtStart {

    private static final Logger LOG = LoggerFactory.getLogger(ImportAtStart.class);

    private final LoadFile load;
    private final List<Path> files;

    ImportAtStart(LoadFile load, LoadSettings settings) {
        this.load = load;
        this.files = settings.files();
        files.forEach(file -> {
            if (!Files.isReadable(file)) {
                throw new IllegalStateException(
                        "regain.outside.directory.import names " + file + ", which is not a file that can be read.");
            }
        });
    }

    @EventListener(ApplicationReadyEvent.class)
    void ready() {
        if (!files.isEmpty()) {
            Thread loading = new Thread(() -> files.forEach(this::load), "import");
            loading.setDaemon(true);
            loading.start();
        }
    }

    private void load(Path file) {
        ShowProgress progress = ShowProgress.lines(LOG::info);
        try {
            Optional<Instant> before = load.loadedBefore(file);
            if (before.isPresent()) {
                LOG.info("{} was loaded at {} already; the command import loads it again.", file, before.get());
                return;
            }
            LOG.info("{}", progress.summary(load.load(file, progress), LoadFile.rejectsOf(file)));
        } catch (CannotRead wrong) {
            LOG.error("{}", wrong.getMessage());
        } catch (IOException | SQLException | RuntimeException stopped) {
            LOG.error("{} was not loaded to its end, the next start goes on: {}", file, Stopped.why(stopped));
        }
    }
}
