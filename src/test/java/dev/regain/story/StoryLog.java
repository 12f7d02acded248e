package dev.regain.story;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.FileAppender;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * All that is logged while stories are played, in a file of its own. Spring Boot sets up the logging of a JVM once: where another
 * test's context came first, {@code logging.file.name} of the stories would be without effect, and where one ends, the set-up starts
 * anew without what was added.
 */
class StoryLog implements ApplicationContextInitializer<ConfigurableApplicationContext>, BeforeEachCallback {

    static final Path FILE =
            Path.of("target/stories-" + System.getProperty("regain.tests.jvm", "jvm-1"), "stories.log");

    private static final String NAME = "stories";

    @Override
    public void initialize(ConfigurableApplicationContext product) {
        listen();
    }

    @Override
    public void beforeEach(ExtensionContext story) {
        listen();
    }

    private static void listen() {
        LoggerContext logging = (LoggerContext) LoggerFactory.getILoggerFactory();
        Logger everything = logging.getLogger(Logger.ROOT_LOGGER_NAME);
        if (everything.getAppender(NAME) != null) {
            return;
        }
        PatternLayoutEncoder lines = new PatternLayoutEncoder();
        lines.setContext(logging);
        lines.setPattern("%d %level [%thread] %logger : %msg %mdc%n");
        lines.start();
        FileAppender<ILoggingEvent> file = new FileAppender<>();
        file.setContext(logging);
        file.setName(NAME);
        file.setFile(FILE.toString());
        file.setEncoder(lines);
        file.start();
        everything.addAppender(file);
    }
}
