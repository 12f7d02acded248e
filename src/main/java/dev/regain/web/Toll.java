package dev.regain.web;

import dev.regain.flow.Answer;
import dev.regain.flow.Answer.Rejected;
import dev.regain.ratelimit.Challenge;
import dev.regain.ratelimit.Challenges;
import dev.regain.ratelimit.ClientAddress;
import dev.regain.ratelimit.RateLimits;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/**
 * Who has had some look-ups and messages lets their browser work for each further one, or waits ([S11]). It is asked before
 * anything is looked up, so it is the same for hit and miss.
 */
@Component
class Toll {

    /** The field with the solution, which {@code challenge.js} fills in. */
    static final String SOLUTION = "altcha";

    private static final String CHALLENGE = Toll.class.getName() + ".challenge";

    /** What each form has anew, and what its address says. */
    private static final Set<String> NOT_SENT_AGAIN = Set.of(SOLUTION, "_csrf", "type");

    private final RateLimits limits;
    private final Challenges challenges;

    Toll(RateLimits limits, Challenges challenges) {
        this.limits = limits;
        this.challenges = challenges;
    }

    /**
     * @param page names the page that was sent
     * @return nothing where it is free or was worked for; else how long who cannot work waits, and the page that tells so brings a
     *     challenge along
     */
    Optional<Rejected> due(String page, HttpServletRequest request) {
        Optional<Duration> wait = limits.free(ClientAddress.of(request.getRemoteAddr()));
        if (wait.isEmpty() || challenges.accept(page, request.getParameter(SOLUTION))) {
            return Optional.empty();
        }
        request.setAttribute(CHALLENGE, challenges.make(page));
        return wait.map(Answer::rateLimited);
    }

    /** The challenge that goes with the answer to this request. */
    static Optional<Challenge> asked(HttpServletRequest request) {
        return Optional.ofNullable((Challenge) request.getAttribute(CHALLENGE));
    }

    /** What was sent, to be sent once more with the solution: the fields, and the button that was pressed. */
    static Map<String, String> sentAgain(HttpServletRequest request) {
        Map<String, String> again = new TreeMap<>();
        request.getParameterMap().forEach((name, values) -> again.put(name, values[0]));
        again.keySet().removeAll(NOT_SENT_AGAIN);
        return again;
    }
}
