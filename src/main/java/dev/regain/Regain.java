package dev.regain;

import dev.regain.outside.directory.load.ImportCommand;
import java.time.Clock;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.security.servlet.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Account recovery and appeal: every path is a diagram in {@code bpmn/}, every page a form in {@code forms/}. */
@SpringBootApplication(exclude = UserDetailsServiceAutoConfiguration.class)
@ConfigurationPropertiesScan
@EnableScheduling
public class Regain {

    public static void main(String[] args) {
        List<String> arguments = List.of(args);
        if (!arguments.isEmpty() && arguments.get(0).equals(ImportCommand.NAME)) {
            // Devtools would run it once more in a thread of its own.
            System.setProperty("spring.devtools.restart.enabled", "false");
            System.exit(ImportCommand.run(arguments.subList(1, arguments.size())));
        }
        SpringApplication.run(Regain.class, args);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
