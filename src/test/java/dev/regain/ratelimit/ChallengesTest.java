package dev.regain.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.regain.keys.Keys;
import dev.regain.story.Crowd;
import dev.regain.story.Story;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.stream.Stream;
import org.altcha.altcha.Altcha;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** [S11] A solution is good once, for the page that asked for it, while it is young. */
@Story
class ChallengesTest {

    private static final String PAGE = "a page";

    private final Challenges challenges;
    private final Keys keys;
    private final RateLimitSettings settings;
    private final ObjectMapper json;
    private final JdbcTemplate database;

    ChallengesTest(
            @Autowired Challenges challenges,
            @Autowired Keys keys,
            @Autowired RateLimitSettings settings,
            @Autowired ObjectMapper json,
            @Autowired JdbcTemplate database) {
        this.challenges = challenges;
        this.keys = keys;
        this.settings = settings;
        this.json = json;
        this.database = database;
    }

    @Test
    void a_solution_is_taken_once_on_whichever_node() {
        String solution = Solution.of(challenges.make(PAGE));
        Challenges otherNode = node(Clock.systemUTC());
        assertThat(otherNode.accept(PAGE, solution)).isTrue();
        assertThat(challenges.accept(PAGE, solution)).isFalse();
        assertThat(otherNode.accept(PAGE, solution)).isFalse();
    }

    @Test
    void sent_by_many_at_once_it_is_taken_from_one() throws Exception {
        String solution = Solution.of(challenges.make(PAGE));
        assertThat(Crowd.atOnce(20, one -> () -> challenges.accept(PAGE, solution)))
                .filteredOn(accepted -> accepted)
                .hasSize(1);
    }

    /** Salt and number are hashed as one text: a figure that moves from one to the other changes no hash. */
    @Test
    void the_same_solution_divided_otherwise_is_the_same() throws Exception {
        Challenge challenge = challenges.make(PAGE);
        String solution = Solution.of(challenge);
        assertThat(challenges.accept(PAGE, solution)).isTrue();
        String number = json.readTree(Base64.getDecoder().decode(solution))
                .get("number")
                .asText();
        for (int moved = 1; moved < number.length(); moved++) {
            Challenge divided = new Challenge(
                    challenge.algorithm(),
                    challenge.challenge(),
                    challenge.salt() + number.substring(0, moved),
                    challenge.signature(),
                    challenge.most());
            assertThat(challenges.accept(PAGE, Solution.sent(divided, Long.parseLong(number.substring(moved)))))
                    .isFalse();
        }
    }

    @Test
    void the_solution_for_another_page_is_none() {
        String solution = Solution.of(challenges.make(PAGE));
        assertThat(challenges.accept("another page", solution)).isFalse();
        assertThat(challenges.accept(PAGE, solution)).isTrue();
    }

    @Test
    void a_solution_that_comes_too_late_is_none() {
        Challenges before = node(Clock.offset(Clock.systemUTC(), Duration.ofMinutes(-11)));
        assertThat(challenges.accept(PAGE, Solution.of(before.make(PAGE)))).isFalse();
        Challenges aMomentAgo = node(Clock.offset(Clock.systemUTC(), Duration.ofMinutes(-9)));
        assertThat(challenges.accept(PAGE, Solution.of(aMomentAgo.make(PAGE)))).isTrue();
    }

    @Test
    void a_challenge_that_is_not_ours_is_not_worth_solving() throws Exception {
        Challenge ours = challenges.make(PAGE);
        Challenge theirs = new Challenge(
                ours.algorithm(),
                Altcha.hashHex(Altcha.Algorithm.SHA256, ours.salt() + 1),
                ours.salt(),
                ours.signature(),
                1);
        assertThat(challenges.accept(PAGE, Solution.of(theirs))).isFalse();
        assertThat(challenges.accept(PAGE, Solution.sent(ours, -1))).isFalse();
    }

    static Stream<String> anything() {
        return Stream.of(
                null,
                "",
                " ",
                "x",
                "x".repeat(100_000),
                encoded(""),
                encoded("null"),
                encoded("[]"),
                encoded("[".repeat(500)),
                encoded("{}"),
                encoded("{\"algorithm\":\"SHA-256\"}"),
                encoded("{\"algorithm\":null,\"challenge\":null,\"number\":null,\"salt\":null,\"signature\":null}"),
                encoded("{\"algorithm\":\"MD5\",\"challenge\":\"a\",\"number\":1,\"salt\":\"b\",\"signature\":\"c\"}"),
                encoded("{\"algorithm\":\"SHA-256\",\"challenge\":\"a\",\"number\":1e99,\"salt\":\"b?expires=x&\","
                        + "\"signature\":\"c\"}"),
                encoded("{\"algorithm\":\"SHA-256\",\"challenge\":\"a\",\"number\":1,\"salt\":\"b?expires=x&%\","
                        + "\"signature\":\"c\"}"));
    }

    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @MethodSource("anything")
    void whatever_is_sent_instead_is_refused(String solution) {
        assertThat(challenges.accept(PAGE, solution)).isFalse();
    }

    @Test
    void what_was_used_is_forgotten_when_it_would_be_too_late_anyway() {
        String solution = Solution.of(challenges.make(PAGE));
        challenges.accept(PAGE, solution);
        challenges.forgetUsed();
        assertThat(challenges.accept(PAGE, solution)).isFalse();
        node(Clock.offset(Clock.systemUTC(), Duration.ofMinutes(11))).forgetUsed();
        assertThat(database.queryForObject("select count(*) from used_challenge", Integer.class))
                .isZero();
    }

    private Challenges node(Clock clock) {
        return new Challenges(JdbcClient.create(database), keys, settings, json, clock);
    }
}
