package dev.regain;

import dev.regain.audit.VerifyAuditCommand;
import dev.regain.keys.MakeKeysCommand;
import dev.regain.keys.RotateKeysCommand;
import dev.regain.outside.directory.load.ImportCommand;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.security.servlet.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/** Account recovery and appeal: every path is a diagram in {@code bpmn/}, every page a form in {@code forms/}. */
@SpringBootApplication(exclude = UserDetailsServiceAutoConfiguration.class)
@ConfigurationPropertiesScan
public class Regain {

    private static final Map<String, ToIntFunction<List<String>>> COMMANDS = Map.of(
            ImportCommand.NAME,
            ImportCommand::run,
            VerifyAuditCommand.NAME,
            VerifyAuditCommand::run,
            MakeKeysCommand.NAME,
            MakeKeysCommand::run,
            RotateKeysCommand.NAME,
            RotateKeysCommand::run);

    public static void main(String[] args) {
        List<String> arguments = List.of(args);
        if (!arguments.isEmpty() && COMMANDS.containsKey(arguments.get(0))) {
            // Devtools would run it once more in a thread of its own.
            System.setProperty("spring.devtools.restart.enabled", "false");
            System.exit(COMMANDS.get(arguments.get(0)).applyAsInt(arguments.subList(1, arguments.size())));
        }
        SpringApplication application = new SpringApplication(Regain.class);
        application.addInitializers(new Production());
        application.run(args);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
