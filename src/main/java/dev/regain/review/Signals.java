package dev.regain.review;

import static java.util.Comparator.comparing;

import dev.regain.casefile.Document;
import dev.regain.casefile.Found;
import dev.regain.casefile.Scan;
import dev.regain.casefile.Slots;
import dev.regain.review.Recorded.Held;
import dev.regain.review.Shown.Line;
import dev.regain.review.Shown.OtherAppeal;
import dev.regain.review.Shown.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** What speaks for a case and what against it, the worst first: facts for whoever decides, never a decision. */
final class Signals {

    private final List<Signal> signals = new ArrayList<>();

    private Signals() {}

    static List<Signal> of(
            boolean byLegalPerson,
            String face,
            List<Line> lines,
            List<Held> accounts,
            List<Document> documents,
            List<OtherAppeal> others,
            int recoveries) {
        Signals signals = new Signals();
        signals.face(face, byLegalPerson);
        signals.record(lines, accounts);
        signals.documents(documents);
        signals.others(others, recoveries);
        signals.signals.sort(comparing(signal -> List.of("bad", "look", "good").indexOf(signal.level())));
        return List.copyOf(signals.signals);
    }

    /** Of the pictures alone: who compares them is told nothing of the record. */
    static List<Signal> ofPhoto(List<Document> photos) {
        Signals signals = new Signals();
        signals.documents(photos);
        return List.copyOf(signals.signals);
    }

    private void face(String face, boolean byLegalPerson) {
        switch (face) {
            case "claimed" -> add("good", "face-claimed", 1);
            case "other" -> add("bad", "face-other", 1);
            case "photo" -> add("look", "face-photo", 1);
            case "unnamed" -> add("look", "face-unnamed", 1);
            default -> add(byLegalPerson ? "bad" : "look", "face-none", 1);
        }
    }

    private void record(List<Line> lines, List<Held> accounts) {
        add("bad", "no-accounts", accounts.isEmpty() ? 1 : 0);
        add("look", "former-accounts", count(accounts, account -> account.until() != null));
        lines.stream()
                .filter(line -> line.field().equals(Field.ENTERPRISE_NAME.text()))
                .forEach(line -> {
                    switch (line.match()) {
                        case EXACT, NORMALISED -> add("good", "name-matches", 1);
                        case PARTIAL -> add("look", "name-partial", 1);
                        case NONE -> add("bad", "name-differs", 1);
                        case NOT_ON_RECORD -> {
                            // Said by the accounts that are not there.
                        }
                    }
                });
    }

    private void documents(List<Document> documents) {
        add("bad", "seen-elsewhere", count(documents, one -> one.findings().seenElsewhere()));
        add("look", "not-scanned", count(documents, one -> one.scan() == Scan.NOT_SCANNED));
        for (Document one : documents) {
            if (one.slot().equals(Slots.AUTHORISATION_LETTER)) {
                found(one.findings().letterSerial(), "letter-of-case", "letter-of-another");
            }
            if (one.slot().equals(Slots.BUSINESS_LICENCE)) {
                found(one.findings().creditCode(), "licence-has-code", "licence-without-code");
            }
        }
    }

    private void found(Found found, String there, String notThere) {
        add("good", there, found == Found.YES ? 1 : 0);
        add("look", notThere, found == Found.NO ? 1 : 0);
    }

    private void others(List<OtherAppeal> others, int recoveries) {
        add("bad", "rejected-before", count(others, other -> other.status().equals("rejected")));
        add("look", "other-appeals", count(others, other -> !other.status().equals("rejected")));
        add("look", "recoveries", recoveries);
    }

    private static <T> int count(List<T> all, Predicate<T> which) {
        return (int) all.stream().filter(which).count();
    }

    private void add(String level, String name, int count) {
        if (count > 0) {
            signals.add(new Signal(level, name, count));
        }
    }
}
