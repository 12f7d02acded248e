package dev.regain.metrics;

import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Gauges of one name, counted by one question.
 *
 * @param help what an operator reads beside it
 * @param labels of the question's columns; behind them stands the number
 * @param question SQL for H2 and PostgreSQL, which may ask for {@code :now} and {@code :dayAgo}. Where nothing is there its row says 0,
 *     so that a graph tells nothing from unknown; a label that is empty then is left out by Prometheus
 */
record Family(String name, String help, List<String> labels, String question) {

    MetricSnapshot read(JdbcClient database, Instant now) {
        return new GaugeSnapshot(
                new MetricMetadata(name, help),
                database.sql(question)
                        .param("now", Timestamp.from(now))
                        .param("dayAgo", Timestamp.from(now.minus(Duration.ofDays(1))))
                        .query((row, number) -> point(row))
                        .list());
    }

    private GaugeDataPointSnapshot point(ResultSet row) throws SQLException {
        Labels.Builder said = Labels.builder();
        for (int column = 1; column <= labels.size(); column++) {
            said.label(labels.get(column - 1), row.getString(column));
        }
        return GaugeDataPointSnapshot.builder()
                .labels(said.build())
                .value(row.getDouble(labels.size() + 1))
                .build();
    }
}
