package dev.regain.metrics;

import com.google.common.base.Suppliers;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.actuate.autoconfigure.metrics.export.ConditionalOnEnabledMetricsExport;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts when Prometheus asks, and at most every 15 seconds, however many ask. */
@Component
@ConditionalOnEnabledMetricsExport("prometheus")
class CountInDatabase implements MultiCollector, SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(CountInDatabase.class);
    private static final Duration AT_MOST_EVERY = Duration.ofSeconds(15);

    private final JdbcClient database;
    private final Clock clock;
    private final PrometheusRegistry registry;
    private final Supplier<MetricSnapshots> counted = Suppliers.memoizeWithExpiration(this::count, AT_MOST_EVERY);

    CountInDatabase(JdbcClient database, Clock clock, PrometheusRegistry registry) {
        this.database = database;
        this.clock = clock;
        this.registry = registry;
    }

    @Override
    public void afterSingletonsInstantiated() {
        registry.register(this);
    }

    @Override
    public List<String> getPrometheusNames() {
        return Families.ALL.stream().map(Family::name).toList();
    }

    @Override
    public MetricSnapshots collect() {
        return counted.get();
    }

    /** While the database is away its gauges are, too; what else the node tells is needed then most of all. */
    private MetricSnapshots count() {
        Instant now = clock.instant();
        try {
            return new MetricSnapshots(Families.ALL.stream()
                    .map(family -> family.read(database, now))
                    .toList());
        } catch (DataAccessException away) {
            LOG.warn("Nothing is counted for the metrics: {}", away.getClass().getSimpleName());
            return new MetricSnapshots();
        }
    }
}
