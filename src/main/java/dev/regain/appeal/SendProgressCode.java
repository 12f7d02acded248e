package dev.regain.appeal;

import dev.regain.casefile.CaseFiles;
import dev.regain.casefile.CaseId;
import dev.regain.casefile.Entry;
import dev.regain.codes.Codes.Purpose;
import dev.regain.flow.Flow;
import dev.regain.formats.PhoneNumber;
import dev.regain.formats.QueryCode;
import dev.regain.outside.sms.Message.Template;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** To the phone of an appeal that is there, which is the phone that was typed. */
@Component
class SendProgressCode implements JavaDelegate {

    private final CodeMessages messages;
    private final CaseFiles files;

    SendProgressCode(CodeMessages messages, CaseFiles files) {
        this.messages = messages;
        this.files = files;
    }

    @Override
    public void execute(DelegateExecution execution) {
        CaseId enquiry = Flow.caseOf(execution);
        QueryCode code = new QueryCode(files.read(enquiry, Entry.QUERY_CODE).orElseThrow());
        PhoneNumber phone =
                new PhoneNumber(files.read(enquiry, Entry.CONTACT_PHONE).orElseThrow());
        messages.send(enquiry, Purpose.PROGRESS, phone, Progress.asked(code, phone), Template.PROGRESS_CODE);
    }
}
