package dev.regain.ratelimit;

import java.time.Duration;

/**
 * How often something may happen.
 *
 * @param name what is counted; counts of different names do not meet
 * @param most how often within the time
 * @param within the length of a fixed window
 */
public record RateLimit(String name, int most, Duration within) {}
