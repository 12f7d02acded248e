package dev.regain.appeal;

import dev.regain.casefile.CaseFiles;
import dev.regain.casefile.CaseId;
import dev.regain.casefile.Entry;
import dev.regain.codes.Codes.Purpose;
import dev.regain.flow.Flow;
import dev.regain.formats.PhoneNumber;
import dev.regain.outside.sms.Message.Template;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class SendContactCode implements JavaDelegate {

    private final CodeMessages messages;
    private final CaseFiles files;

    SendContactCode(CodeMessages messages, CaseFiles files) {
        this.messages = messages;
        this.files = files;
    }

    @Override
    public void execute(DelegateExecution execution) {
        CaseId caseId = Flow.caseOf(execution);
        PhoneNumber phone =
                new PhoneNumber(files.read(caseId, Entry.CONTACT_PHONE).orElseThrow());
        messages.send(caseId, Purpose.CONTACT_PHONE, phone, phone.e164(), Template.CONTACT_CODE);
    }
}
