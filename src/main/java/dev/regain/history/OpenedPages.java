package dev.regain.history;

import dev.regain.flow.PathOpened;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * How often the first page of each path was opened, a sum for each day of the house, with nothing of who did. It is counted in memory,
 * for no page waits for it [S9], and each node adds its own to the database every minute and when it stops; who is killed loses that.
 * A day is forgotten when the cases of that day are.
 */
@Component
class OpenedPages {

    private static final Logger LOG = LoggerFactory.getLogger(OpenedPages.class);

    private final JdbcClient database;
    private final Clock clock;
    private final HistorySettings settings;
    private final Map<Day, Long> counted = new ConcurrentHashMap<>();

    OpenedPages(JdbcClient database, Clock clock, HistorySettings settings) {
        this.database = database;
        this.clock = clock;
        this.settings = settings;
    }

    private record Day(String process, LocalDate on) {}

    @EventListener
    void count(PathOpened opened) {
        counted.merge(new Day(opened.process(), today()), 1L, Long::sum);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), settings.zone());
    }

    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT1M")
    @PreDestroy
    void write() {
        for (Day day : counted.keySet()) {
            Optional.ofNullable(counted.remove(day)).ifPresent(times -> write(day, times));
        }
    }

    private void write(Day day, long times) {
        try {
            addOrRetry(day, times);
            forget(day.process());
        } catch (DataAccessException away) {
            LOG.warn("Opened pages are not written yet: {}", away.getClass().getSimpleName());
            counted.merge(day, times, Long::sum);
        }
    }

    private void addOrRetry(Day day, long times) {
        try {
            add(day, times);
        } catch (DuplicateKeyException begunInTheSameMoment) {
            add(day, times);
        }
    }

    private void add(Day day, long times) {
        database.sql("""
                        merge into path_opened existing
                        using (values (cast(? as varchar(255)), cast(? as date), cast(? as bigint))) told (process, on_day, times)
                        on existing.process = told.process and existing.on_day = told.on_day
                        when matched then update set times = existing.times + told.times
                        when not matched then insert (process, on_day, times) values (told.process, told.on_day, told.times)
                        """).params(day.process(), day.on(), times).update();
    }

    private void forget(String process) {
        database.sql("select max(HISTORY_TTL_) from ACT_RE_PROCDEF where KEY_ = ?")
                .param(process)
                .query(Integer.class)
                .optional()
                .ifPresent(days -> database.sql("delete from path_opened where process = ? and on_day < ?")
                        .params(process, today().minusDays(days))
                        .update());
    }

    /** Of all versions together: which one a page belongs to is not known before there is a case. So of one version it is none. */
    long times(Selection selection) {
        if (selection.version() != null) {
            return 0;
        }
        return database.sql("""
                        select coalesce(sum(times), 0) from path_opened
                         where process = :process and on_day >= :from and on_day <= :until
                        """)
                .param("process", selection.process())
                .param("from", Optional.ofNullable(selection.from()).orElse(LocalDate.EPOCH))
                .param("until", Optional.ofNullable(selection.until()).orElse(today()))
                .query(Long.class)
                .single();
    }
}
