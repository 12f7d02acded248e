package dev.regain.casefile;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Old files are deleted for good, with all that refers to them. While a case is under way its file stays however long nothing
 * happens: what comes next reads it.
 */
@Component
class PurgeCaseFiles {

    private static final Logger LOG = LoggerFactory.getLogger(PurgeCaseFiles.class);

    /** Nobody sends a file for as long as this. */
    private static final Duration AN_HOUR = Duration.ofHours(1);

    private final CaseFiles files;
    private final InTray tray;
    private final CasesUnderWay cases;
    private final CaseFileSettings settings;
    private final Clock clock;

    PurgeCaseFiles(CaseFiles files, InTray tray, CasesUnderWay cases, CaseFileSettings settings, Clock clock) {
        this.files = files;
        this.tray = tray;
        this.cases = cases;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT5M")
    @SchedulerLock(name = "purgeCaseFiles", lockAtLeastFor = "PT50M")
    void purge() {
        tray.deleteHalvesReceivedBefore(clock.instant().minus(AN_HOUR));
        Instant longAgo = clock.instant().minus(settings.keepFor());
        long deleted = files.keptSince(longAgo).stream()
                .filter(caseId -> !cases.isUnderWay(caseId))
                .filter(caseId -> files.deleteKeptSince(caseId, longAgo))
                .count();
        if (deleted > 0) {
            LOG.info("{} case files deleted to which nothing happened for {}", deleted, settings.keepFor());
        }
    }
}
