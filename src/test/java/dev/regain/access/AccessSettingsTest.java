package dev.regain.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** What the product's own settings make of an installation's. */
class AccessSettingsTest {

    private final ApplicationContextRunner product = new ApplicationContextRunner()
            .withInitializer(new ConfigDataApplicationContextInitializer())
            .withUserConfiguration(Settings.class);

    @EnableConfigurationProperties(AccessSettings.class)
    private static class Settings {}

    @Test
    void hours_in_messages_are_those_of_the_calendar() {
        product.withPropertyValues("regain.calendar.zone=Europe/Berlin")
                .run(started ->
                        assertThat(started.getBean(AccessSettings.class).zone()).isEqualTo(ZoneId.of("Europe/Berlin")));
    }

    @Test
    void where_nothing_is_said_they_are_those_of_shanghai() {
        product.run(started ->
                assertThat(started.getBean(AccessSettings.class).zone()).isEqualTo(ZoneId.of("Asia/Shanghai")));
    }
}
