package dev.regain.proof;

import static java.util.stream.Collectors.joining;

import dev.regain.casefile.CaseFiles;
import dev.regain.casefile.CaseId;
import dev.regain.codes.Codes;
import dev.regain.codes.Codes.Purpose;
import dev.regain.flow.Flow;
import dev.regain.formats.PhoneNumber;
import dev.regain.outside.directory.AccountDirectory;
import dev.regain.outside.directory.AccountInformation;
import dev.regain.outside.sms.Message;
import dev.regain.outside.sms.Message.Template;
import dev.regain.outside.sms.SmsGateway;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** To the number that was typed and is the secure phone, and to no other. */
@Component
class SendAccountInformation implements JavaDelegate {

    private final Covered covered;
    private final AccountDirectory directory;
    private final Codes codes;
    private final SmsGateway sms;
    private final CaseFiles files;

    SendAccountInformation(Covered covered, AccountDirectory directory, Codes codes, SmsGateway sms, CaseFiles files) {
        this.covered = covered;
        this.directory = directory;
        this.codes = codes;
        this.sms = sms;
        this.files = files;
    }

    @Override
    public void execute(DelegateExecution execution) {
        CaseId caseId = Flow.caseOf(execution);
        PhoneNumber phone = covered.phoneOf(caseId);
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("accounts", accounts(caseId));
        parameters.put("code", codes.issue(caseId, Purpose.SECURE_PHONE, phone.e164()));
        parameters.put("minutes", Long.toString(codes.goodFor().toMinutes()));
        Locale language = files.languageOf(caseId);
        // Another try has another code, which is another message: the one before says a code that is void.
        sms.send(new Message(UUID.randomUUID(), phone, Template.ACCOUNT_INFORMATION, parameters, language));
    }

    /** {@code 100012340001 (小明的博客), 8613579 (老账号)}: as short as a text message has to be. */
    private String accounts(CaseId caseId) {
        return directory.describe(covered.byPhone(caseId)).stream()
                .map(SendAccountInformation::line)
                .collect(joining(", "));
    }

    private static String line(AccountInformation account) {
        return account.accountId() + " (" + account.nickname() + ")";
    }
}
