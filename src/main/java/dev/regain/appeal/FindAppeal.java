package dev.regain.appeal;

import dev.regain.casefile.CaseFiles;
import dev.regain.casefile.CaseId;
import dev.regain.casefile.Entry;
import dev.regain.flow.Flow;
import dev.regain.formats.PhoneNumber;
import dev.regain.formats.QueryCode;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class FindAppeal implements JavaDelegate {

    private final Appeals appeals;
    private final CaseFiles files;

    FindAppeal(Appeals appeals, CaseFiles files) {
        this.appeals = appeals;
        this.files = files;
    }

    @Override
    public void execute(DelegateExecution execution) {
        CaseId enquiry = Flow.caseOf(execution);
        QueryCode code = new QueryCode(files.read(enquiry, Entry.QUERY_CODE).orElseThrow());
        PhoneNumber phone =
                new PhoneNumber(files.read(enquiry, Entry.CONTACT_PHONE).orElseThrow());
        Facts.APPEAL_FOUND.set(execution, appeals.find(code, phone).isPresent());
    }
}
