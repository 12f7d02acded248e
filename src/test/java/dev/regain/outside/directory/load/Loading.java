package dev.regain.outside.directory.load;

import dev.regain.outside.directory.ClueKind;
import dev.regain.outside.directory.store.AccountSeal;
import dev.regain.outside.directory.store.ClueRow;
import dev.regain.outside.directory.wire.AccountJson;
import dev.regain.story.Postgres;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A directory of its own to load into, and what is in it afterwards. */
final class Loading implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    private Loading(List<String> settings) {
        context = new SpringApplicationBuilder(ImportCommand.Context.class)
                .web(WebApplicationType.NONE)
                .logStartupInfo(false)
                .run(settings.toArray(String[]::new));
    }

    static Loading into(List<String> settings) {
        return new Loading(settings);
    }

    /** Settings of an embedded database. */
    static List<String> h2(Path home) {
        return List.of("--regain.home=" + home, "--regain.outside.directory.rows-at-a-time=1000");
    }

    /** Settings of a new database on the embedded PostgreSQL. */
    static List<String> postgres(Path home) {
        String name = "d" + UUID.randomUUID().toString().replace("-", "");
        new JdbcTemplate(new DriverManagerDataSource(Postgres.address())).execute("create database " + name);
        return List.of(
                "--regain.home=" + home,
                "--regain.outside.directory.rows-at-a-time=1000",
                "--spring.datasource.hikari.maximum-pool-size=5",
                "--spring.datasource.url=" + Postgres.address().replace("/postgres?", "/" + name + "?"),
                "--spring.datasource.username=postgres");
    }

    Tally load(Path file) throws Exception {
        return bean(LoadFile.class).load(file, ShowProgress.lines(line -> {}));
    }

    Tally load(Path file, LoadFile.Watcher watcher) throws Exception {
        return bean(LoadFile.class).load(file, watcher);
    }

    /** Writes accounts as the API does, past the lock that keeps a second import away. */
    void addsMeanwhile(Path file) {
        Compare compare = bean(Compare.class);
        try (BatchWriter writer = new BatchWriter(bean(DataSource.class));
                Lines lines = Source.of(file).lines(MessageDigest.getInstance("SHA-256"))) {
            List<Compare.Told> told = new ArrayList<>();
            for (Line line = lines.next(); line != null; line = lines.next()) {
                told.add(compare.told(Source.of(file).read(line, LocalDate.now(ZoneOffset.UTC))));
            }
            writer.write(writer.prepare(compare.changes(told, null)));
            writer.finish(UUID.randomUUID(), UUID.randomUUID());
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    JdbcTemplate database() {
        return bean(JdbcTemplate.class);
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** All that is on file, in an order of its own, opened. */
    List<String> onFile() {
        AccountSeal seal = bean(AccountSeal.class);
        List<String> rows = new ArrayList<>(database()
                .query(
                        "select id, fingerprint, sealed from account",
                        (row, number) -> row.getString("id") + " " + row.getString("fingerprint") + " "
                                + new String(
                                        AccountJson.write(
                                                seal.open(row.getObject("id", UUID.class), row.getBytes("sealed"))),
                                        StandardCharsets.UTF_8)));
        for (ClueKind kind : ClueRow.KINDS) {
            rows.addAll(database()
                    .query(
                            "select * from " + ClueRow.table(kind),
                            (row, number) -> kind + " " + row.getString("hash") + " " + row.getString("account") + " "
                                    + row.getTimestamp("held_from") + " " + row.getTimestamp("held_until")));
        }
        rows.sort(null);
        return rows;
    }

    @Override
    public void close() {
        context.close();
    }
}
