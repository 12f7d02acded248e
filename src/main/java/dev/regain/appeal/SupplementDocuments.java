package dev.regain.appeal;

import dev.regain.casefile.CaseId;
import dev.regain.casefile.Slots;
import dev.regain.flow.Answer;
import dev.regain.flow.Step;
import dev.regain.flow.TakesFiles;
import java.time.ZonedDateTime;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What the reviewer asked for, and nothing else. */
@Component
class SupplementDocuments implements Step<SupplementDocuments.Form>, TakesFiles {

    record Form() {}

    /** @param wanted the slots, in the order of the page */
    record Shown(Set<String> wanted, ZonedDateTime dueAt) {}

    private final Appeals appeals;
    private final WorkingDays days;
    private final Missing missing;

    SupplementDocuments(Appeals appeals, WorkingDays days, Missing missing) {
        this.appeals = appeals;
        this.days = days;
        this.missing = missing;
    }

    @Override
    public Shown show(CaseId caseId) {
        return new Shown(slots(caseId), days.local(appeals.of(caseId).dueAt()));
    }

    @Override
    public Set<String> slots(CaseId caseId) {
        Set<String> slots = new LinkedHashSet<>();
        appeals.lastDetailsOf(caseId, Happening.MORE_WANTED).stream()
                .map(Material::valueOf)
                .map(SupplementDocuments::slots)
                .forEach(slots::addAll);
        return slots;
    }

    private static List<String> slots(Material material) {
        return switch (material) {
            case BUSINESS_LICENCE -> List.of(Slots.BUSINESS_LICENCE);
            case AUTHORISATION_LETTER -> List.of(Slots.AUTHORISATION_LETTER);
            case SUPPORTING -> List.of(Slots.SUPPORTING);
            case HANDLER_ID -> List.of(Slots.HANDLER_ID_FRONT, Slots.HANDLER_ID_BACK);
        };
    }

    @Override
    public Answer submit(CaseId caseId, Form form) {
        return missing.of(caseId, slots(caseId));
    }
}
