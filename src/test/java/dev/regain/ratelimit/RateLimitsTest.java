package dev.regain.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regain.keys.Keys;
import dev.regain.story.Crowd;
import dev.regain.story.Story;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@Story
class RateLimitsTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final ClientAddress HERE = ClientAddress.of("192.0.2.1");

    private final MeterRegistry metrics = new SimpleMeterRegistry();
    private final Keys keys;
    private final RateLimits limits;
    private final JdbcTemplate database;
    private final TransactionTemplate transactions;

    RateLimitsTest(
            @Autowired Keys keys,
            @Autowired RateLimits limits,
            @Autowired JdbcTemplate database,
            @Autowired PlatformTransactionManager transactions) {
        this.keys = keys;
        this.limits = limits;
        this.database = database;
        this.transactions = new TransactionTemplate(transactions);
    }

    @BeforeEach
    void nobody_asked_yet() {
        database.update("delete from rate_count");
    }

    @Test
    void a_number_gets_five_messages_an_hour_and_ten_a_day() {
        assertThat(asked(5, NOON)).allMatch(Optional::isEmpty);
        assertThat(at(NOON).message("+8613800138000")).contains(Duration.ofHours(1));
        assertThat(asked(5, NOON.plus(Duration.ofHours(1))))
                .filteredOn(Optional::isEmpty)
                .hasSize(4);
        assertThat(at(NOON.plus(Duration.ofHours(2))).message("+8613800138000")).contains(Duration.ofHours(10));
        assertThat(at(NOON).message("+8613900139000")).as("another number").isEmpty();
    }

    private List<Optional<Duration>> asked(int times, Instant when) {
        return IntStream.range(0, times)
                .mapToObj(time -> at(when).message("+8613800138000"))
                .toList();
    }

    @Test
    void a_clue_an_address_and_all_together_have_their_limits() {
        RateLimits limits = at(NOON);
        for (int time = 0; time < 3; time++) {
            assertThat(limits.newCase(HERE, "clue")).isEmpty();
        }
        assertThat(limits.newCase(ClientAddress.of("192.0.2.2"), "clue"))
                .as("the same clue from elsewhere")
                .isPresent();
        assertThat(limits.newCase(HERE, "other")).isEmpty();
        assertThat(limits.newCase(HERE, "third")).isEmpty();
        assertThat(limits.newCase(HERE, "fourth"))
                .as("the sixth from one address")
                .isPresent();
        assertThat(refused("cases-by-clue")).isEqualTo(1);
        assertThat(refused("cases-by-address")).isEqualTo(1);
        assertThat(refused("cases-in-all")).isZero();
    }

    @Test
    void three_look_ups_and_messages_an_hour_are_free_for_an_address() {
        for (int time = 0; time < 3; time++) {
            assertThat(at(NOON).free(HERE)).isEmpty();
        }
        assertThat(at(NOON.plus(Duration.ofMinutes(20))).free(HERE)).contains(Duration.ofMinutes(40));
        assertThat(at(NOON).free(ClientAddress.of("192.0.2.2"))).isEmpty();
        assertThat(at(NOON.plus(Duration.ofHours(1))).free(HERE)).isEmpty();
        assertThat(refused("free-by-address")).isEqualTo(1);
    }

    @Test
    void two_hundred_at_once_never_pass_the_limit() throws Exception {
        RateLimits limits = at(NOON);
        List<Optional<Duration>> waits = Crowd.atOnce(200, one -> () -> limits.message("+8613700137000"));
        assertThat(waits).filteredOn(Optional::isEmpty).hasSizeBetween(1, 5);
    }

    @Test
    void two_nodes_have_one_limit_between_them() throws Exception {
        List<RateLimits> nodes = List.of(at(NOON), at(NOON));
        assertThat(IntStream.range(0, 10).mapToObj(time -> nodes.get(time % 2).message("+8613800138000")))
                .filteredOn(Optional::isEmpty)
                .hasSize(5);
        List<Optional<Duration>> atOnce =
                Crowd.atOnce(20, one -> () -> nodes.get(one % 2).message("+8613900139000"));
        assertThat(atOnce).filteredOn(Optional::isEmpty).hasSizeBetween(1, 5);
    }

    @Test
    void a_count_that_two_begin_in_the_same_moment_breaks_nothing_around_it() throws Exception {
        for (int round = 0; round < 20; round++) {
            String clue = UUID.randomUUID().toString();
            // Each holds a connection and takes a second one to count with.
            List<Boolean> went = Crowd.atOnce(
                    4,
                    one -> () -> transactions.execute(around -> {
                        database.queryForObject("select count(*) from account", Integer.class);
                        boolean admitted = limits.newCase(ClientAddress.of("192.0.2." + one), clue)
                                .isEmpty();
                        database.queryForObject("select count(*) from account", Integer.class);
                        return admitted;
                    }));
            assertThat(went).containsOnly(true);
        }
    }

    @Test
    void a_customer_has_one_address_however_many_they_have() {
        assertThat(ClientAddress.of("2001:db8:1:2:3:4:5:6")).isEqualTo(ClientAddress.of("2001:db8:1:2::1"));
        assertThat(ClientAddress.of("2001:db8:1:2::1")).isNotEqualTo(ClientAddress.of("2001:db8:1:3::1"));
        assertThat(ClientAddress.of("192.0.2.1")).isNotEqualTo(ClientAddress.of("192.0.2.2"));
    }

    @Test
    void a_flood_from_one_address_stops_in_memory() {
        RateLimits limits = at(NOON);
        List<Optional<Duration>> answers = IntStream.range(0, 100)
                .mapToObj(page -> limits.answer(ClientAddress.of("192.0.2.9")))
                .toList();
        assertThat(answers.get(0)).isEmpty();
        assertThat(answers.get(99)).isPresent();
        assertThat(refused("answers-by-address"))
                .isEqualTo(answers.stream().filter(Optional::isPresent).count());
    }

    /** As operators count it. */
    private double refused(String limit) {
        return metrics.get("regain.limits.refused")
                .tag("limit", limit)
                .counter()
                .count();
    }

    private RateLimits at(Instant now) {
        Counts counts = new Counts(JdbcClient.create(database), keys, Clock.fixed(now, ZoneOffset.UTC));
        return new RateLimits(
                counts,
                new RateLimitSettings(Set.of("CN"), 5, 10, 1000, 3, Duration.ofHours(1), 1000, 3, 5, 1000, 2, 5),
                metrics);
    }
}
