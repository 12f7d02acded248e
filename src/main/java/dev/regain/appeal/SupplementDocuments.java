package dev.regain.appeal;

import dev.regain.calendar.WorkingDays;
import dev.regain.casefile.CaseFiles;
import dev.regain.casefile.CaseId;
import dev.regain.casefile.Documents;
import dev.regain.casefile.Entry;
import dev.regain.casefile.Slots;
import dev.regain.flow.Answer;
import dev.regain.flow.Answer.Rejected;
import dev.regain.flow.Step;
import dev.regain.flow.TakesFiles;
import dev.regain.formats.EnterpriseName;
import dev.regain.formats.UnifiedSocialCreditCode;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What the reviewer asked for, and nothing else. */
@Component
class SupplementDocuments implements Step<SupplementDocuments.Form>, TakesFiles {

    /** A field that was not asked for is not on the page, and what is sent for it is not read. */
    record Form(EnterpriseName enterpriseName, UnifiedSocialCreditCode creditCode) {}

    /**
     * @param wanted in the reviewer's words
     * @param slots for files, in the order of the page
     */
    record Shown(List<Wanted> wanted, Set<String> slots, ZonedDateTime dueAt) {

        public boolean wants(String item) {
            return wanted.stream().anyMatch(one -> one.item() == Item.valueOf(item));
        }
    }

    private final Appeals appeals;
    private final CaseFiles files;
    private final Documents documents;
    private final WorkingDays days;
    private final Missing missing;

    SupplementDocuments(Appeals appeals, CaseFiles files, Documents documents, WorkingDays days, Missing missing) {
        this.appeals = appeals;
        this.files = files;
        this.documents = documents;
        this.days = days;
        this.missing = missing;
    }

    @Override
    public Shown show(CaseId caseId) {
        return new Shown(
                appeals.wantedOf(caseId),
                slots(caseId),
                days.local(appeals.of(caseId).dueAt()));
    }

    @Override
    public Set<String> slots(CaseId caseId) {
        Set<String> slots = new LinkedHashSet<>();
        appeals.wantedOf(caseId).forEach(wanted -> slots.addAll(slots(wanted.item())));
        return slots;
    }

    private static List<String> slots(Item item) {
        return switch (item) {
            case BUSINESS_LICENCE -> List.of(Slots.BUSINESS_LICENCE);
            case AUTHORISATION_LETTER -> List.of(Slots.AUTHORISATION_LETTER);
            case SUPPORTING -> List.of(Slots.SUPPORTING);
            case HANDLER_ID -> List.of(Slots.HANDLER_ID_FRONT, Slots.HANDLER_ID_BACK);
            case ENTERPRISE_NAME, CREDIT_CODE -> List.of();
        };
    }

    @Override
    public Answer submit(CaseId caseId, Form form) {
        Shown asked = show(caseId);
        boolean wantsName = asked.wants(Item.ENTERPRISE_NAME.name());
        boolean wantsCode = asked.wants(Item.CREDIT_CODE.name());
        List<Rejected> complaints = new ArrayList<>();
        if (wantsName && form.enterpriseName() == null) {
            complaints.add(Answer.rejected("enterpriseName", "required"));
        }
        if (wantsCode && form.creditCode() == null) {
            complaints.add(Answer.rejected("creditCode", "required"));
        }
        complaints.addAll(missing.of(caseId, asked.slots()).complaints());
        if (!complaints.isEmpty()) {
            return Answer.rejected(complaints);
        }
        if (wantsName) {
            files.write(caseId, Entry.ENTERPRISE_NAME, form.enterpriseName().text());
        }
        if (wantsCode) {
            files.write(caseId, Entry.CREDIT_CODE, form.creditCode().text());
            appeals.noteEnterprise(caseId);
        }
        if (wantsName || wantsCode) {
            documents.readAgain(caseId);
        }
        return Answer.accepted();
    }
}
