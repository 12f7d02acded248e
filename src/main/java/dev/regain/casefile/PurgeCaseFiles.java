package dev.regain.casefile;

import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Old files are deleted for good, with all that refers to them. */
@Component
class PurgeCaseFiles {

    private static final Logger LOG = LoggerFactory.getLogger(PurgeCaseFiles.class);

    private final CaseFiles files;
    private final CaseFileSettings settings;
    private final Clock clock;

    PurgeCaseFiles(CaseFiles files, CaseFileSettings settings, Clock clock) {
        this.files = files;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT5M")
    void purge() {
        int deleted = files.deleteOpenedBefore(clock.instant().minus(settings.keepFor()));
        if (deleted > 0) {
            LOG.info("{} case files older than {} deleted", deleted, settings.keepFor());
        }
    }
}
