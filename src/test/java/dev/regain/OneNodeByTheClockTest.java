package dev.regain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regain.story.Crowd;
import dev.regain.story.Story;
import java.lang.reflect.Method;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import net.javacrumbs.shedlock.core.DefaultLockingTaskExecutor;
import net.javacrumbs.shedlock.core.LockConfiguration;
import net.javacrumbs.shedlock.core.LockingTaskExecutor;
import net.javacrumbs.shedlock.spring.ExtendedLockConfigurationExtractor;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.util.ClassUtils;

/** What is done by the clock is done by one node, and is done. */
@Story
class OneNodeByTheClockTest {

    /** What each node does, and why. */
    private static final Map<String, String> BY_EACH = Map.of(
            "LookForFaceResults.look", "nodes share the checks one by one, and more of them look sooner",
            "CompareClocks.compare", "each has a clock of its own",
            "WatchCalendar.look", "each has a log of its own",
            "OpenedPages.write", "each has counted for itself");

    private final ApplicationContext product;
    private final ExtendedLockConfigurationExtractor extractor;
    private final ThreadPoolTaskScheduler scheduler;
    private final DataSource database;

    OneNodeByTheClockTest(
            @Autowired ApplicationContext product,
            @Autowired ExtendedLockConfigurationExtractor extractor,
            @Autowired ThreadPoolTaskScheduler scheduler,
            @Autowired DataSource database) {
        this.product = product;
        this.extractor = extractor;
        this.scheduler = scheduler;
        this.database = database;
    }

    @Test
    void whatever_is_done_by_the_clock_has_a_turn_unless_it_is_known_why_not() {
        List<Work> all = works();
        assertThat(all).hasSizeGreaterThan(BY_EACH.size());
        assertThat(all.stream().filter(work -> turn(work) == null).map(Work::name))
                .containsExactlyInAnyOrderElementsOf(BY_EACH.keySet());
    }

    @Test
    void a_turn_ends_after_the_next_one_may_begin_and_is_nobody_elses() {
        List<LockConfiguration> turns = works().stream()
                .filter(work -> !BY_EACH.containsKey(work.name()))
                .map(this::turn)
                .toList();
        assertThat(turns)
                .allSatisfy(turn ->
                        assertThat(turn.getLockAtLeastFor()).isPositive().isLessThanOrEqualTo(turn.getLockAtMostFor()));
        assertThat(turns).extracting(LockConfiguration::getName).doesNotHaveDuplicates();
    }

    /** The lock that keeps other nodes away, or null. */
    private LockConfiguration turn(Work work) {
        return extractor
                .getLockConfiguration(work.bean(), work.method(), new Object[0])
                .orElse(null);
    }

    private List<Work> works() {
        return Stream.of(product.getBeanDefinitionNames())
                .map(product::getBean)
                .filter(bean -> bean.getClass().getName().startsWith("dev.regain."))
                .flatMap(bean -> Stream.of(ClassUtils.getUserClass(bean).getDeclaredMethods())
                        .filter(method -> method.isAnnotationPresent(Scheduled.class))
                        .map(method -> new Work(bean, method)))
                .toList();
    }

    private record Work(Object bean, Method method) {

        String name() {
            return method.getDeclaringClass().getSimpleName() + "." + method.getName();
        }
    }

    @Test
    void of_two_nodes_that_come_at_once_one_does_it_and_the_other_not_even_after() throws Exception {
        List<LockingTaskExecutor> nodes = List.of(node(), node());
        AtomicInteger done = new AtomicInteger();
        LockConfiguration turn = new LockConfiguration(
                Instant.now(), "two-nodes-" + UUID.randomUUID(), Duration.ofMinutes(2), Duration.ofMinutes(1));
        Crowd.atOnce(2, node -> () -> {
            nodes.get(node).executeWithLock((Runnable) done::incrementAndGet, turn);
            return null;
        });
        assertThat(done).hasValue(1);
        nodes.forEach(node -> node.executeWithLock((Runnable) done::incrementAndGet, turn));
        assertThat(done).hasValue(1);
    }

    private LockingTaskExecutor node() {
        return new DefaultLockingTaskExecutor(new OneNodeByTheClock().turns(database));
    }

    @Test
    void what_takes_long_does_not_hold_up_what_is_due() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        try {
            Future<?> takesLong = scheduler.submit(() -> end.await(1, TimeUnit.MINUTES));
            scheduler.submit(() -> {}).get(20, TimeUnit.SECONDS);
            assertThat(takesLong).isNotDone();
        } finally {
            end.countDown();
        }
    }
}
