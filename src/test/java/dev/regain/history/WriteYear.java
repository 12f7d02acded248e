package dev.regain.history;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.sql.SQLException;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Adds a year of made-up history to the database of a product, which was started on it once and is stopped now: {@code ./mvnw test
 * -Dtest=WriteYear -Durl=jdbc:postgresql://127.0.0.1/regain -Duser=regain -Dpassword=… -Dcases=100000 -Dseed=1
 * -Duntil=2026-11-24}. Without an address it is the embedded run's, in {@code data/}. Not among the tests of a build.
 */
class WriteYear {

    @Test
    void into_a_database() throws SQLException {
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
        String url = System.getProperty("url", "jdbc:h2:file:./data/regain;DEFAULT_NULL_ORDERING=HIGH");
        int cases = Integer.getInteger("cases", 5_000);
        LocalDate until = LocalDate.parse(
                System.getProperty("until", LocalDate.now(WorkingHours.ZONE).toString()));
        MadeUpYear year = new MadeUpYear(
                Long.getLong("seed", 1), cases, Integer.getInteger("played", Math.min(cases, 2_000)), until);
        long begin = System.nanoTime();
        MadeUpYear.Written written = year.writeTo(new DriverManagerDataSource(
                url, System.getProperty("user", "regain"), System.getProperty("password", "")));
        System.out.printf(
                "%,d cases, %,d of them running, %,d rows until %s in %d s%n",
                cases, written.running(), written.rows(), until, (System.nanoTime() - begin) / 1_000_000_000);
    }
}
