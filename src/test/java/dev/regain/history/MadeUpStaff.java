package dev.regain.history;

import static dev.regain.history.Chances.choice;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Reviewers, who work in office hours, each at their own pace; nobody decides twice in a case. */
final class MadeUpStaff {

    static final String ADMINISTRATOR = "admin";

    /** Tasks that are theirs. */
    static final Set<String> TASKS = Set.of("reviewAppeal", "confirmApproval", "settleAppeal", "settleObjection");

    private static final WorkingHours OFFICE = new WorkingHours(9, 18);
    private static final List<String> REVIEWERS = List.of(
            "reviewer", "reviewer2", "reviewer3", "reviewer4", "reviewer5", "reviewer6", "reviewer7", "reviewer8");
    private static final List<String> LEADS = List.of("lead", "lead2");

    /** Of these two nothing is shown for each: too few cases. */
    private static final double[] HOW_OFTEN = {20, 18, 16, 14, 12, 9, 0.04, 0.03};

    private static final double[] PACE = {0.8, 1, 0.9, 1.3, 1, 1.9, 1.2, 1};

    private final Chances chances;
    private final Set<String> decided = new HashSet<>();

    MadeUpStaff(Chances chances) {
        this.chances = chances;
    }

    String whoTakes(String task) {
        if (!task.equals("reviewAppeal") && !task.equals("confirmApproval")) {
            return LEADS.get(chances.placeIn(3, 1));
        }
        String reviewer;
        do {
            reviewer = REVIEWERS.get(chances.placeIn(HOW_OFTEN));
        } while (decided.contains(reviewer));
        decided.add(reviewer);
        return reviewer;
    }

    /** A round of its own: who asked for more may decide again. */
    void beginAnew() {
        decided.clear();
    }

    Instant takesAfter(Instant open, boolean early) {
        return OFFICE.after(open, chances.around(Duration.ofHours(early ? 9 : 6), 0.9));
    }

    /** Some put it back, for another to take. */
    boolean putsBack() {
        return chances.yes(0.03);
    }

    Instant decidesAfter(Instant taken, String who) {
        int reviewer = REVIEWERS.indexOf(who);
        double pace = reviewer < 0 ? 1 : PACE[reviewer];
        return OFFICE.after(taken, chances.around(Duration.ofSeconds(Math.round(pace * 14 * 60)), 0.7));
    }

    Map<String, Object> decides(String task, int roundsLeft, boolean byDocuments) {
        return switch (task) {
            case "confirmApproval" -> Map.of("approvalConfirmed", chances.yes(0.9));
            case "settleObjection" ->
                Map.of("objectionDecision", chances.oneOf(choice("uphold", 55), choice("dismiss", 45)));
            default -> decides(roundsLeft, byDocuments);
        };
    }

    private Map<String, Object> decides(int roundsLeft, boolean byDocuments) {
        String decision = chances.oneOf(
                choice("approve", byDocuments ? 52 : 76),
                choice("more", roundsLeft == 0 ? 0 : byDocuments ? 30 : 9),
                choice("reject", byDocuments ? 18 : 15));
        return switch (decision) {
            case "reject" -> rejects(byDocuments);
            case "more" -> asksForMore(byDocuments);
            default -> Map.of("decision", decision);
        };
    }

    private Map<String, Object> rejects(boolean byDocuments) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("decision", "reject");
        facts.put(reason(byDocuments), true);
        if (chances.yes(0.25)) {
            facts.put(reason(byDocuments), true);
        }
        return facts;
    }

    private String reason(boolean byDocuments) {
        return byDocuments
                ? chances.oneOf(
                        choice("reasonR01", 31),
                        choice("reasonR02", 12),
                        choice("reasonR03", 24),
                        choice("reasonR04", 11),
                        choice("reasonR05", 8),
                        choice("reasonR06", 14))
                : chances.oneOf(choice("reasonR01", 28), choice("reasonR04", 22), choice("reasonR05", 50));
    }

    private Map<String, Object> asksForMore(boolean byDocuments) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("decision", "more");
        Stream.concat(
                        Stream.of(thing(byDocuments)),
                        Stream.of(thing(byDocuments)).filter(unused -> chances.yes(0.3)))
                .forEach(thing -> {
                    facts.put("wants" + thing, true);
                    facts.put(
                            "why" + thing,
                            chances.oneOf(
                                    choice("unreadable", 34),
                                    choice("no_seal", 22),
                                    choice("incomplete", 16),
                                    choice("out_of_date", 11),
                                    choice("differs", 10),
                                    choice("missing", 7)));
                });
        return facts;
    }

    private String thing(boolean byDocuments) {
        return byDocuments
                ? chances.oneOf(
                        choice("AuthorisationLetter", 36),
                        choice("BusinessLicence", 24),
                        choice("HandlerId", 18),
                        choice("Supporting", 14),
                        choice("EnterpriseName", 8))
                : chances.oneOf(choice("EnterpriseName", 60), choice("CreditCode", 40));
    }
}
