package dev.regain.outside.directory.load;

import dev.regain.keys.KeyMark;
import dev.regain.keys.Keys;
import dev.regain.outside.directory.store.AccountSeal;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayMigrationStrategy;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;

/**
 * {@code java -jar regain.jar import FILE… [--setting=value…]}: loads files into the directory, with nothing of the product
 * but the database and the keys.
 */
public final class ImportCommand {

    public static final String NAME = "import";

    private static final int ALL_LOADED = 0;
    private static final int LINES_REJECTED = 1;
    private static final int NOT_LOADED = 2;

    private ImportCommand() {}

    /**
     * @param arguments files, and settings that begin with {@code --}
     * @return 0 where every line was loaded, 1 where lines were rejected, 2 where a file could not be loaded to its end
     */
    public static int run(List<String> arguments) {
        List<Path> files = arguments.stream()
                .filter(argument -> !argument.startsWith("--"))
                .map(Path::of)
                .toList();
        if (files.isEmpty()) {
            System.err.println("Usage: import FILE… [--setting=value…]: CSV or NDJSON, see docs/directory-formats.md.");
            return NOT_LOADED;
        }
        SpringApplication application = new SpringApplication(Context.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setLogStartupInfo(false);
        String[] settings =
                arguments.stream().filter(argument -> argument.startsWith("--")).toArray(String[]::new);
        try (ConfigurableApplicationContext context = application.run(settings)) {
            LoadFile load = context.getBean(LoadFile.class);
            return files.stream().mapToInt(file -> load(load, file)).max().orElseThrow();
        } catch (RuntimeException alreadyTold) {
            return NOT_LOADED;
        }
    }

    /** Package-private so that a test sees what is told where the database goes away. */
    static int load(LoadFile load, Path file) {
        boolean terminal = System.console() != null;
        ShowProgress progress =
                terminal ? ShowProgress.bar(System.out::print) : ShowProgress.lines(System.out::println);
        try {
            Tally tally = load.load(file, progress);
            System.out.println((terminal ? "\r\u001B[K" : "") + progress.summary(tally, LoadFile.rejectsOf(file)));
            return tally.rejected() == 0 ? ALL_LOADED : LINES_REJECTED;
        } catch (CannotRead wrong) {
            System.err.println(wrong.getMessage());
        } catch (IOException | SQLException | RuntimeException stopped) {
            System.err.println(file + " was not loaded to its end: " + Stopped.why(stopped)
                    + " What was loaded stays; the same command goes on from there.");
        }
        return NOT_LOADED;
    }

    /** Not a component: the product does not know it. */
    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        FlywayAutoConfiguration.class
    })
    @ComponentScan(basePackageClasses = Keys.class)
    @ConfigurationPropertiesScan(basePackageClasses = Keys.class)
    @EnableConfigurationProperties(LoadSettings.class)
    @Import({AccountSeal.class, Compare.class, LoadFile.class})
    static class Context {

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }

        /** What is looked up by another key's hashes is never found. */
        @Bean
        FlywayMigrationStrategy migrateWithItsKeys(KeyMark keys) {
            return flyway -> {
                flyway.migrate();
                keys.check();
            };
        }
    }
}
