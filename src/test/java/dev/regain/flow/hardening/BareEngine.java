package dev.regain.flow.hardening;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** Takes every wall away, so that an attack shows what it would do. Not found by component scan. */
class BareEngine {

    /** What stands before the engine's own wall. */
    private static final List<String> IN_FRONT = List.of("refuseExpressionsInRequests", "staffSecurity");

    @Bean
    static BeanDefinitionRegistryPostProcessor withoutWalls() {
        return without(
                Stream.concat(Stream.of("hardenEngine"), IN_FRONT.stream()).toList());
    }

    @Bean
    @Order(1)
    SecurityFilterChain unguarded(HttpSecurity http) throws Exception {
        return open(http);
    }

    private static SecurityFilterChain open(HttpSecurity http) throws Exception {
        return http.securityMatcher(request -> true)
                .csrf(csrf -> csrf.disable())
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    /** And without what they make. */
    static BeanDefinitionRegistryPostProcessor without(List<String> walls) {
        return new BeanDefinitionRegistryPostProcessor() {
            @Override
            public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry registry) {
                walls.forEach(registry::removeBeanDefinition);
                Stream.of(registry.getBeanDefinitionNames())
                        .filter(bean -> walls.contains(
                                String.valueOf(registry.getBeanDefinition(bean).getFactoryBeanName())))
                        .forEach(registry::removeBeanDefinition);
            }

            @Override
            public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {}
        };
    }

    /** The engine's own wall alone, without those in front of it. */
    static class BehindFirstWall {

        @Bean
        static BeanDefinitionRegistryPostProcessor withoutFirstWall() {
            return without(IN_FRONT);
        }

        @Bean
        @Order(1)
        SecurityFilterChain unguarded(HttpSecurity http) throws Exception {
            return BareEngine.open(http);
        }
    }
}
