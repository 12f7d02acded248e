package dev.regain.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import net.javacrumbs.shedlock.core.LockConfiguration;
import net.javacrumbs.shedlock.spring.ExtendedLockConfigurationExtractor;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.util.ClassUtils;

/** What is done by the clock is done by one node, and is done. */
@Story
class OneNodeByTheClockTest {

    private final List<LockConfiguration> turns;

    OneNodeByTheClockTest(
            @Autowired ApplicationContext product, @Autowired ExtendedLockConfigurationExtractor extractor) {
        this.turns = Arrays.stream(product.getBeanDefinitionNames())
                .map(product::getBean)
                .filter(bean -> bean.getClass().getName().startsWith("dev.regain"))
                .flatMap(bean -> Arrays.stream(ClassUtils.getUserClass(bean).getDeclaredMethods())
                        .filter(method -> method.isAnnotationPresent(SchedulerLock.class))
                        .map(method -> extractor
                                .getLockConfiguration(bean, method, new Object[0])
                                .orElseThrow()))
                .toList();
    }

    @Test
    void a_turn_ends_after_the_next_one_may_begin() {
        assertThat(turns)
                .extracting(LockConfiguration::getName)
                .containsExactlyInAnyOrder("purgeCaseFiles", "forgetOldWindows", "returnIdleTasks", "deleteEvidence");
        assertThat(turns)
                .allSatisfy(turn ->
                        assertThat(turn.getLockAtLeastFor()).isPositive().isLessThanOrEqualTo(turn.getLockAtMostFor()));
    }
}
