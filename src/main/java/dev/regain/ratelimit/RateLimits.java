package dev.regain.ratelimit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Who may ask how often. Everything that is asked for is counted, whether or not it finds anything, so that a limit says
 * nothing about what exists. Each answer is empty where it may happen, else how long to wait.
 */
@Component
public class RateLimits {

    private final Counts counts;
    private final RateLimitSettings settings;
    private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(100_000)
            .expireAfterAccess(Duration.ofMinutes(1))
            .build();

    RateLimits(Counts counts, RateLimitSettings settings) {
        this.counts = counts;
        this.settings = settings;
    }

    /** One more page is sent from this address; held in this node's memory, so that a flood costs no statement. */
    public Optional<Duration> answer(ClientAddress address) {
        Bucket bucket = buckets.get(address.text(), unknown -> Bucket.builder()
                .addLimit(limit -> limit.capacity(settings.answersByAddressASecond() * 4L)
                        .refillGreedy(settings.answersByAddressASecond(), Duration.ofSeconds(1)))
                .build());
        return bucket.tryConsume(1) ? Optional.empty() : Optional.of(Duration.ofMinutes(1));
    }

    /** One more case is begun from this address, with this clue. */
    public Optional<Duration> newCase(ClientAddress address, String clue) {
        return longest(
                counts.take("cases-by-address", address.text(), settings.casesByAddressAnHour(), Duration.ofHours(1)),
                counts.take("cases-by-clue", clue, settings.casesByClueAnHour(), Duration.ofHours(1)),
                counts.take("cases-in-all", "", settings.casesInAllAMinute(), Duration.ofMinutes(1)));
    }

    /** One more text message is asked for, to this number in E.164. */
    public Optional<Duration> message(String number) {
        return longest(
                counts.take("messages-an-hour", number, settings.messagesToNumberAnHour(), Duration.ofHours(1)),
                counts.take("messages-a-day", number, settings.messagesToNumberADay(), Duration.ofDays(1)),
                counts.take("messages-in-all", "", settings.messagesInAllADay(), Duration.ofDays(1)));
    }

    @SafeVarargs
    private static Optional<Duration> longest(Optional<Duration>... waits) {
        return Stream.of(waits).flatMap(Optional::stream).max(Comparator.naturalOrder());
    }
}
