package dev.regain.access;

import dev.regain.access.Changes.Change;
import dev.regain.access.HolderNotices.HolderNotice;
import dev.regain.casefile.CaseFiles;
import dev.regain.casefile.CaseId;
import dev.regain.codes.Codes;
import dev.regain.codes.Codes.Purpose;
import dev.regain.outside.mail.Mail;
import dev.regain.outside.mail.Mailer;
import dev.regain.outside.sms.Message;
import dev.regain.outside.sms.Message.Template;
import dev.regain.outside.sms.SmsGateway;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;

/** What goes to the new contact and to those on file, by SMS or by mail as each can be reached. */
@Component
class AccessMessages {

    private static final int LAST_DIGITS = 4;

    private final SmsGateway sms;
    private final Mailer mailer;
    private final Codes codes;
    private final CaseFiles files;
    private final OnFile onFile;
    private final Changes changes;
    private final PublicAddress address;
    private final AccessSettings settings;
    private final MessageSource words;
    private final TemplateEngine templates;

    AccessMessages(
            SmsGateway sms,
            Mailer mailer,
            Codes codes,
            CaseFiles files,
            OnFile onFile,
            Changes changes,
            PublicAddress address,
            AccessSettings settings,
            MessageSource words,
            TemplateEngine templates) {
        this.sms = sms;
        this.mailer = mailer;
        this.codes = codes;
        this.files = files;
        this.onFile = onFile;
        this.changes = changes;
        this.address = address;
        this.settings = settings;
        this.words = words;
        this.templates = templates;
    }

    void sendCode(Change change) {
        Map<String, String> said = new LinkedHashMap<>();
        said.put(
                "code",
                codes.issue(
                        change.caseId(), Purpose.NEW_CONTACT, change.contact().written()));
        said.put("minutes", Long.toString(codes.goodFor().toMinutes()));
        // Another try has another code, which is another message: the one before says a code that is void.
        send(UUID.randomUUID(), change.contact(), Template.NEW_CONTACT_CODE, said, null, change.caseId());
    }

    /**
     * What is going to happen, and where to say that it was not they.
     *
     * @param earliest when it is made, at the earliest; null where the notice is about no change
     */
    void tell(UUID key, HolderNotice notice, Instant earliest) {
        Map<String, String> said = new LinkedHashMap<>();
        said.put("account", ending(onFile.accountIdOf(notice.account()).orElseThrow()));
        Template template = Template.ACCESS_APPROVED;
        if (notice.change() != null) {
            Change change = changes.of(notice.change());
            template = change.kind() == ChangeKind.LOGIN_METHOD
                    ? Template.LOGIN_METHOD_ANNOUNCED
                    : Template.SECURE_PHONE_ANNOUNCED;
            said.put("contact", change.contact().masked());
            said.put("time", time(earliest, files.languageOf(change.caseId())));
        }
        String link = address.of("/o/" + notice.token());
        send(key, notice.to(), template, said, link, notice.caseId());
    }

    void tellChanged(UUID key, Change change) {
        Template template =
                change.kind() == ChangeKind.LOGIN_METHOD ? Template.LOGIN_METHOD_ADDED : Template.SECURE_PHONE_CHANGED;
        send(
                key,
                change.contact(),
                template,
                Map.of("account", ending(onFile.accountIdOf(change.account()).orElseThrow())),
                null,
                change.caseId());
    }

    private void send(UUID key, Contact to, Template template, Map<String, String> said, String link, CaseId caseId) {
        Locale language = files.languageOf(caseId);
        if (to.isPhone()) {
            Map<String, String> parameters = new LinkedHashMap<>(said);
            if (link != null) {
                parameters.put("link", link);
            }
            sms.send(new Message(key, to.phone(), template, parameters, language));
        } else {
            mailer.send(mail(key, to, template, said, link, language));
        }
    }

    private Mail mail(UUID key, Contact to, Template template, Map<String, String> said, String link, Locale language) {
        String name = "access-mail." + template.name();
        String subject = say(name + ".subject", language);
        String text = say(name + ".text", language, said.values().toArray());
        String foot = say("access-mail.never-asks", language);
        Context shown = new Context(language);
        shown.setVariable("subject", subject);
        shown.setVariable("said", List.of(text));
        shown.setVariable("link", link);
        shown.setVariable("linkWords", say("access-mail.object", language));
        shown.setVariable("foot", foot);
        String plain = String.join(
                "\n\n", Stream.of(text, link, foot).filter(line -> line != null).toList());
        return new Mail(key, to.address(), subject, plain, templates.process("mail/notice", shown), language);
    }

    private String time(Instant moment, Locale language) {
        return DateTimeFormatter.ofPattern(say("common.moment", language), language)
                .format(moment.atZone(settings.zone()));
    }

    /** Enough for who has the account, too little for who has a number that was somebody else's. */
    static String ending(String accountId) {
        return accountId.substring(Math.max(0, accountId.length() - LAST_DIGITS));
    }

    private String say(String key, Locale language, Object... details) {
        return words.getMessage(key, details, language);
    }
}
