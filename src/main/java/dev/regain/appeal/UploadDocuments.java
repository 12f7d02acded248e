package dev.regain.appeal;

import dev.regain.casefile.CaseId;
import dev.regain.casefile.Slots;
import dev.regain.flow.Answer;
import dev.regain.flow.Flow;
import dev.regain.flow.Step;
import dev.regain.flow.TakesFiles;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Exactly the documents that the enterprise's condition calls for. */
@Component
class UploadDocuments implements Step<UploadDocuments.Form>, TakesFiles {

    record Form() {}

    private final Flow flow;
    private final Missing missing;

    UploadDocuments(Flow flow, Missing missing) {
        this.flow = flow;
        this.missing = missing;
    }

    /** Which supporting material is needed, and by that why. */
    @Override
    public SupportingMaterial show(CaseId caseId) {
        return flow.fact(caseId, Facts.SUPPORTING_MATERIAL).orElse(SupportingMaterial.NONE);
    }

    @Override
    public Set<String> slots(CaseId caseId) {
        Set<String> slots = new LinkedHashSet<>(List.of(Slots.BUSINESS_LICENCE, Slots.AUTHORISATION_LETTER));
        if (show(caseId) != SupportingMaterial.NONE) {
            slots.add(Slots.SUPPORTING);
        }
        slots.addAll(List.of(Slots.HANDLER_ID_FRONT, Slots.HANDLER_ID_BACK));
        return slots;
    }

    @Override
    public Answer submit(CaseId caseId, Form form) {
        return missing.of(caseId, slots(caseId));
    }
}
