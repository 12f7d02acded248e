package dev.regain;

import java.time.Clock;
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
        SpringApplication.run(Regain.class, args);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
