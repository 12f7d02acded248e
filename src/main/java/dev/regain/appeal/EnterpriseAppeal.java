package dev.regain.appeal;

import dev.regain.casefile.CaseFiles;
import dev.regain.casefile.CaseId;
import dev.regain.casefile.Entry;
import dev.regain.flow.Answer;
import dev.regain.flow.Step;
import dev.regain.formats.EnterpriseName;
import dev.regain.formats.UnifiedSocialCreditCode;
import jakarta.validation.constraints.NotNull;
import org.springframework.stereotype.Component;

@Component
class EnterpriseAppeal implements Step<EnterpriseAppeal.Form> {

    record Form(
            @NotNull EnterpriseName enterpriseName, @NotNull UnifiedSocialCreditCode creditCode) {}

    private final CaseFiles files;

    EnterpriseAppeal(CaseFiles files) {
        this.files = files;
    }

    @Override
    public Object clue(Form form) {
        return form.creditCode();
    }

    @Override
    public Answer submit(CaseId caseId, Form form) {
        files.write(caseId, Entry.ENTERPRISE_NAME, form.enterpriseName().text());
        files.write(caseId, Entry.CREDIT_CODE, form.creditCode().text());
        return Answer.accepted();
    }
}
