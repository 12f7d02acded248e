package dev.regain.appeal;

import dev.regain.casefile.CaseFiles;
import dev.regain.casefile.CaseId;
import dev.regain.codes.Codes;
import dev.regain.codes.Codes.Purpose;
import dev.regain.formats.PhoneNumber;
import dev.regain.outside.sms.Message;
import dev.regain.outside.sms.Message.Template;
import dev.regain.outside.sms.SmsGateway;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** One-time codes on their way to the phone that was typed. */
@Component
class CodeMessages {

    private final Codes codes;
    private final CaseFiles files;
    private final SmsGateway sms;

    CodeMessages(Codes codes, CaseFiles files, SmsGateway sms) {
        this.codes = codes;
        this.files = files;
        this.sms = sms;
    }

    /** @param confirms what who types the code confirms */
    void send(CaseId caseId, Purpose purpose, PhoneNumber phone, String confirms, Template template) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("code", codes.issue(caseId, purpose, confirms));
        parameters.put("minutes", Long.toString(codes.goodFor().toMinutes()));
        // Another try has another code, which is another message: the one before says a code that is void.
        sms.send(new Message(UUID.randomUUID(), phone, template, parameters, files.languageOf(caseId)));
    }
}
