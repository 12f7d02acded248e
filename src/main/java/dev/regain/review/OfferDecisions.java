package dev.regain.review;

import dev.regain.casefile.CaseFiles;
import dev.regain.casefile.CaseId;
import dev.regain.casefile.ReturnedAccounts;
import dev.regain.casefile.ReviewMarks;
import dev.regain.casefile.ReviewMarks.Marks;
import dev.regain.flow.ReviewTasks.ReviewTask;
import dev.regain.flow.Reviewable.Check;
import dev.regain.flow.Reviewable.Choices;
import dev.regain.flow.Reviews;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What may be decided, in words: for whoever decides in their language, for the applicant in that of the case. */
@Component
class OfferDecisions {

    private static final String SECOND_APPROVAL = "confirmApproval";

    private static final List<String> WORDS = List.of(
            "case-file",
            "not-taken",
            "taken-by-another",
            "choose",
            "blocked",
            "ready",
            "wanted",
            "why",
            "why.choose",
            "why.missing",
            "wanted.missing",
            "reasons",
            "reasons.missing",
            "applicant-reads");

    private final Reviews reviews;
    private final CaseFiles files;
    private final ReturnedAccounts returnedBefore;
    private final ReviewMarks marks;
    private final MessageSource words;

    OfferDecisions(
            Reviews reviews, CaseFiles files, ReturnedAccounts returnedBefore, ReviewMarks marks, MessageSource words) {
        this.reviews = reviews;
        this.files = files;
        this.returnedBefore = returnedBefore;
        this.marks = marks;
        this.words = words;
    }

    /**
     * @param task the user task's id in its diagram
     * @param yours whether who asks holds it
     * @param taken whether somebody holds it
     * @param language that of the case, as a tag
     * @param blocks what keeps who asks from approving
     * @param words of the form itself, by their keys
     */
    record Offer(
            String task,
            String number,
            boolean yours,
            boolean taken,
            String language,
            List<Choice> decisions,
            List<Choice> reasons,
            List<Choice> wanted,
            List<Choice> shortcomings,
            int roundsLeft,
            List<String> blocks,
            Map<String, String> words) {}

    /**
     * @param text for who decides
     * @param told what the applicant will read
     * @param change what the applicant will read of what would change it
     */
    record Choice(String name, String text, String told, String change) {}

    /** Empty where the task's case is not one for reviewers. */
    Optional<Offer> of(ReviewTask task, String staff, Locale language) {
        return reviews.choicesOf(task.caseId(), task.name()).map(choices -> offer(task, choices, staff, language));
    }

    private Offer offer(ReviewTask task, Choices choices, String staff, Locale language) {
        Locale applicants = files.languageOf(task.caseId());
        return new Offer(
                task.name(),
                task.caseId().number(),
                staff.equals(task.holder()),
                task.holder() != null,
                applicants.toLanguageTag(),
                choices.decisions().stream()
                        .map(name -> new Choice(name, say("decide." + name, language), null, null))
                        .toList(),
                choices.reasons().stream()
                        .map(name -> new Choice(
                                name,
                                say("reason." + name, language),
                                say("reason." + name, applicants),
                                say("reason." + name + ".change", applicants)))
                        .toList(),
                told("wanted.item.", choices.wanted(), language, applicants),
                told("wanted.why.", choices.shortcomings(), language, applicants),
                choices.roundsLeft(),
                blocksOf(task, staff, language),
                words(choices.roundsLeft(), language));
    }

    private Map<String, String> words(int roundsLeft, Locale language) {
        Map<String, String> said = new TreeMap<>();
        WORDS.forEach(word -> said.put(word, say("decide." + word, language)));
        said.put(
                "rounds",
                roundsLeft > 0
                        ? say("decide.rounds-left", language, roundsLeft)
                        : say("decide.no-rounds-left", language));
        return said;
    }

    private List<Choice> told(String kind, List<String> names, Locale language, Locale applicants) {
        return names.stream()
                .map(name ->
                        new Choice(name, say("case-file.detail." + name, language), say(kind + name, applicants), null))
                .toList();
    }

    /** Said before somebody tries; the engine refuses it in any case. */
    private List<String> blocksOf(ReviewTask task, String staff, Locale language) {
        CaseId caseId = task.caseId();
        Marks marked = marks.of(caseId, staff).orElse(Marks.NONE);
        List<String> blocks = new ArrayList<>(reviews.checklistOf(caseId).stream()
                .filter(Check::isMust)
                .filter(check -> !marked.checked().contains(check.name()))
                .map(check -> say("case-file.check." + check.name(), language))
                .toList());
        Set<UUID> givenBack = new HashSet<>(marked.givenBack());
        if (task.name().equals(SECOND_APPROVAL)) {
            givenBack.retainAll(returnedBefore.of(caseId));
        }
        if (givenBack.isEmpty()) {
            blocks.add(say("decide.blocked.accounts", language));
        }
        return List.copyOf(blocks);
    }

    private String say(String key, Locale language, Object... details) {
        return words.getMessage(key, details, language);
    }
}
