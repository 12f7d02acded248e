package dev.regain.ratelimit;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Base64;
import java.util.Map;
import org.altcha.altcha.Altcha;

/** What a browser does with a challenge. */
public final class Solution {

    private Solution() {}

    /** As it is sent. */
    public static String of(Challenge challenge) {
        try {
            return sent(
                    challenge,
                    Altcha.solveChallenge(
                                    challenge.challenge(),
                                    challenge.salt(),
                                    Altcha.Algorithm.fromString(challenge.algorithm()),
                                    challenge.most(),
                                    0)
                            .number);
        } catch (Exception unsolved) {
            throw new AssertionError(unsolved);
        }
    }

    static String sent(Challenge challenge, long number) throws Exception {
        byte[] json = new ObjectMapper()
                .writeValueAsBytes(Map.of(
                        "algorithm", challenge.algorithm(),
                        "challenge", challenge.challenge(),
                        "number", number,
                        "salt", challenge.salt(),
                        "signature", challenge.signature()));
        return Base64.getEncoder().encodeToString(json);
    }
}
