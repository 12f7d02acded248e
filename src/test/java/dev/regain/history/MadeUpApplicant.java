package dev.regain.history;

import static dev.regain.history.Chances.choice;
import static java.util.Map.entry;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.camunda.bpm.engine.impl.util.ClockUtil;

/** Somebody who lost the way into their account: how long they look at a page, what they answer, and where they give up. */
final class MadeUpApplicant {

    private static final String CHANGE = "change";

    /** Of those who come to the page: how long half of them take at most, and how many never answer. */
    private record Habit(Duration median, double leave) {

        static Habit of(String median, double leave) {
            return new Habit(Duration.parse(median), leave);
        }
    }

    private static final Map<String, Habit> HABITS = Map.ofEntries(
            entry("chooseProof", Habit.of("PT22S", 0.07)),
            entry("enterSecurePhone", Habit.of("PT40S", 0.09)),
            entry("messageSent", Habit.of("PT55S", 0.04)),
            entry("consentToFaceCheck", Habit.of("PT30S", 0.06)),
            entry("expired", Habit.of("PT2M", 0.45)),
            entry("chooseBranch", Habit.of("PT45S", 0.08)),
            entry("enterLegalPerson", Habit.of("PT1M", 0.04)),
            entry("stateHandler", Habit.of("PT2M", 0.06)),
            entry("uploadDocuments", Habit.of("PT11M", 0.17)),
            entry("leaveContact", Habit.of("PT50S", 0.03)),
            entry("confirmCode", Habit.of("PT45S", 0.03)),
            entry("supplementDocuments", Habit.of("PT20H", 0.13)),
            entry("progress", Habit.of("PT50S", 0.08)),
            entry("enterLoginMethod", Habit.of("PT50S", 0.06)),
            entry("enterNewSecurePhone", Habit.of("PT45S", 0.06)),
            entry("confirmNewContact", Habit.of("PT50S", 0.04)));

    private static final double SPREAD = 0.8;

    private final Chances chances;

    MadeUpApplicant(Chances chances) {
        this.chances = chances;
    }

    /** What they enter where a process of theirs begins. */
    Map<String, Object> begin(String process, UUID change) {
        return switch (process) {
            case "addLoginMethod", "changeSecurityCheck" ->
                Map.of(
                        CHANGE,
                        change.toString(),
                        "secondProof",
                        chances.oneOf(choice("none", 60), choice("sms", 15), choice("face", 25)),
                        "contactGood",
                        false);
            case "objectToAccess" ->
                Map.of(
                        "objectionDueAt",
                        Date.from(ClockUtil.getCurrentTime().toInstant().plus(1, ChronoUnit.DAYS)));
            default -> Map.of();
        };
    }

    /** After so long they answer; nothing where they are gone for good. */
    Optional<Duration> thinksAbout(String task) {
        Habit habit = HABITS.get(task);
        if (habit == null) {
            throw new IllegalArgumentException("Say in HABITS how long applicants take for " + task);
        }
        return chances.yes(habit.leave()) ? Optional.empty() : Optional.of(chances.around(habit.median(), SPREAD));
    }

    /** @param known what the process knows, by its variables' names; null for what it does not */
    Map<String, Object> answers(String task, Function<String, Object> known) {
        return switch (task) {
            case "chooseProof" -> Map.of("proof", chances.oneOf(choice("sms", 62), choice("face", 38)));
            case "enterSecurePhone" -> entersPhone();
            case "messageSent" -> entersCodeOf(known.apply("phoneMatched"));
            case "consentToFaceCheck" -> consents();
            case "checkFace" -> Map.of("anotherWayWanted", true, "ownershipProven", false);
            case "chooseBranch" ->
                Map.of(
                        "branch", chances.oneOf(choice("legal_person", 57), choice("documents", 43)),
                        "legalPersonProven", false,
                        "handlerProven", false);
            case "stateHandler" ->
                Map.of(
                        "branch",
                        "documents",
                        "enterpriseStatus",
                        chances.oneOf(choice("active", 74), choice("deregistered", 10), choice("renamed", 16)));
            case "confirmCode", "confirmNewContact" -> confirmsContact();
            case "progress" ->
                chances.yes(0.09)
                        ? Map.of("resendWanted", true, "signedIn", false)
                        : Map.of("resendWanted", false, "signedIn", chances.yes(0.87));
            case "enterLoginMethod", "enterNewSecurePhone" -> Map.of("contactEntered", chances.yes(0.93));
            default -> Map.of();
        };
    }

    private Map<String, Object> entersPhone() {
        return chances.yes(0.06)
                ? Map.of("anotherWayWanted", true, "ownershipProven", false)
                : Map.of("anotherWayWanted", false);
    }

    /** To whom no code was sent cannot know one. */
    private Map<String, Object> entersCodeOf(Object phoneMatched) {
        if (chances.yes(Boolean.TRUE.equals(phoneMatched) ? 0.08 : 0.35)) {
            return Map.of("resendWanted", true);
        }
        return Map.of("resendWanted", false, "ownershipProven", Boolean.TRUE.equals(phoneMatched) && chances.yes(0.95));
    }

    private Map<String, Object> consents() {
        boolean given = chances.yes(0.94);
        return Map.ofEntries(
                entry("consentGiven", given),
                entry("providerThere", true),
                entry("anotherWayWanted", !given),
                entry("ownershipProven", false),
                entry("personProven", false),
                entry("photoKept", false));
    }

    private Map<String, Object> confirmsContact() {
        String said = chances.oneOf(choice("resend", 9), choice("another", 4), choice("right", 83), choice("wrong", 4));
        Map<String, Object> facts = new HashMap<>();
        facts.put("resendWanted", said.equals("resend"));
        if (!said.equals("resend")) {
            facts.put("anotherContactWanted", said.equals("another"));
            facts.put("contactConfirmed", said.equals("right"));
        }
        return facts;
    }
}
