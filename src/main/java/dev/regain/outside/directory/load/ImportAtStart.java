package dev.regain.outside.directory.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Loads the files of the setting, beside what the product does: a restart does not keep people waiting until a large
 * directory has been compared.
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
            LOG.info("{}", progress.summary(load.load(file, progress), LoadFile.rejectsOf(file)));
        } catch (CannotRead wrong) {
            LOG.error("{}", wrong.getMessage());
        } catch (IOException | SQLException | IllegalStateException stopped) {
            LOG.error("{} was not loaded to its end, the next start goes on: {}", file, stopped.getMessage());
        }
    }
}
