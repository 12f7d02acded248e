package dev.regain.ratelimit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Who may ask how often. Everything that is asked for is counted, whether or not it finds anything, so that a limit says
 * nothing about what exists. Each answer is empty where it may happen, else how long to wait.
 */
@Component
public class RateLimits {

    private static final String ANSWERS_BY_ADDRESS = "answers-by-address";
    private static final String CASES_BY_ADDRESS = "cases-by-address";
    private static final String CASES_BY_CLUE = "cases-by-clue";
    private static final String CASES_IN_ALL = "cases-in-all";
    private static final String PHOTOS_BY_ADDRESS = "photos-by-address";
    private static final String FREE_BY_ADDRESS = "free-by-address";
    private static final String MESSAGES_AN_HOUR = "messages-an-hour";
    private static final String MESSAGES_A_DAY = "messages-a-day";
    private static final String MESSAGES_IN_ALL = "messages-in-all";

    private final Counts counts;
    private final RateLimitSettings settings;
    private final MeterRegistry metrics;
    private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(100_000)
            .expireAfterAccess(Duration.ofMinutes(1))
            .build();

    RateLimits(Counts counts, RateLimitSettings settings, MeterRegistry metrics) {
        this.counts = counts;
        this.settings = settings;
        this.metrics = metrics;
        // A limit that never refused says 0.
        List.of(
                        ANSWERS_BY_ADDRESS,
                        CASES_BY_ADDRESS,
                        CASES_BY_CLUE,
                        CASES_IN_ALL,
                        PHOTOS_BY_ADDRESS,
                        FREE_BY_ADDRESS,
                        MESSAGES_AN_HOUR,
                        MESSAGES_A_DAY,
                        MESSAGES_IN_ALL)
                .forEach(this::refusals);
    }

    private Counter refusals(String limit) {
        return Counter.builder("regain.limits.refused")
                .description("What a limit refused on this node")
                .tag("limit", limit)
                .register(metrics);
    }

    /** One more page is sent from this address; held in this node's memory, so that a flood costs no statement. */
    public Optional<Duration> answer(ClientAddress address) {
        Bucket bucket = buckets.get(address.text(), unknown -> Bucket.builder()
                .addLimit(limit -> limit.capacity(settings.answersByAddressASecond() * 4L)
                        .refillGreedy(settings.answersByAddressASecond(), Duration.ofSeconds(1)))
                .build());
        if (bucket.tryConsume(1)) {
            return Optional.empty();
        }
        refusals(ANSWERS_BY_ADDRESS).increment();
        return Optional.of(Duration.ofMinutes(1));
    }

    /** One more look-up or message is asked for from this address; where it waits, a solved {@link Challenge} will do as well. */
    public Optional<Duration> free(ClientAddress address) {
        return take(FREE_BY_ADDRESS, address.text(), settings.freeByAddress(), settings.freeWithin());
    }

    /** One more case is begun from this address, with this clue. */
    public Optional<Duration> newCase(ClientAddress address, String clue) {
        return longest(
                take(CASES_BY_ADDRESS, address.text(), settings.casesByAddressAnHour(), Duration.ofHours(1)),
                take(CASES_BY_CLUE, clue, settings.casesByClueAnHour(), Duration.ofHours(1)),
                take(CASES_IN_ALL, "", settings.casesInAllAMinute(), Duration.ofMinutes(1)));
    }

    /** One more photo comes from this address that somebody of the staff has to look at. */
    public Optional<Duration> photo(ClientAddress address) {
        return take(PHOTOS_BY_ADDRESS, address.text(), settings.photosByAddressADay(), Duration.ofDays(1));
    }

    /** One more text message is asked for, to this number in E.164. */
    public Optional<Duration> message(String number) {
        return longest(
                take(MESSAGES_AN_HOUR, number, settings.messagesToNumberAnHour(), Duration.ofHours(1)),
                take(MESSAGES_A_DAY, number, settings.messagesToNumberADay(), Duration.ofDays(1)),
                take(MESSAGES_IN_ALL, "", settings.messagesInAllADay(), Duration.ofDays(1)));
    }

    private Optional<Duration> take(String limit, String key, int most, Duration within) {
        Optional<Duration> wait = counts.take(limit, key, most, within);
        if (wait.isPresent()) {
            refusals(limit).increment();
        }
        return wait;
    }

    @SafeVarargs
    private static Optional<Duration> longest(Optional<Duration>... waits) {
        return Stream.of(waits).flatMap(Optional::stream).max(Comparator.naturalOrder());
    }
}
