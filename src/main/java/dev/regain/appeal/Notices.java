package dev.regain.appeal;

import dev.regain.appeal.ContactEmails.Link;
import dev.regain.calendar.WorkingDays;
import dev.regain.casefile.CaseFiles;
import dev.regain.casefile.CaseId;
import dev.regain.casefile.Entry;
import dev.regain.formats.EmailAddress;
import dev.regain.formats.PhoneNumber;
import dev.regain.outside.mail.Mail;
import dev.regain.outside.sms.Message;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;

/** What an applicant is told, put together when it goes out: the appeal's query code is in every notice, so that the last one
 * that arrives is enough. */
@Component
class Notices {

    private final Appeals appeals;
    private final ContactEmails emails;
    private final CaseFiles files;
    private final MessageSource words;
    private final TemplateEngine templates;
    private final WorkingDays days;

    Notices(
            Appeals appeals,
            ContactEmails emails,
            CaseFiles files,
            MessageSource words,
            TemplateEngine templates,
            WorkingDays days) {
        this.appeals = appeals;
        this.emails = emails;
        this.files = files;
        this.words = words;
        this.templates = templates;
        this.days = days;
    }

    /** The appeal that a case is about: its own, or the one that was open when it began. */
    CaseId about(CaseId caseId) {
        return files.read(caseId, Entry.OPEN_APPEAL).map(CaseId::of).orElse(caseId);
    }

    Message sms(UUID key, CaseId caseId, Notice notice) {
        CaseId appeal = about(caseId);
        Locale language = files.languageOf(appeal);
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("queryCode", appeals.queryCodeOf(appeal).text());
        due(appeal, notice, language).ifPresent(due -> parameters.put("due", due));
        if (notice.namesWanted()) {
            parameters.put("wanted", String.join(say("wanted.and", language), wanted(appeal, notice, language)));
        }
        PhoneNumber phone =
                new PhoneNumber(files.read(appeal, Entry.CONTACT_PHONE).orElseThrow());
        return new Message(key, phone, notice.sms(), parameters, language);
    }

    /** @throws java.util.NoSuchElementException where no address was left */
    Mail mail(UUID key, CaseId caseId, Notice notice) {
        CaseId appeal = about(caseId);
        Locale language = files.languageOf(appeal);
        String due = due(appeal, notice, language).orElse("");
        String name = "mail." + notice.name().toLowerCase(Locale.ROOT);
        List<String> said = new ArrayList<>();
        said.add(say(name + ".text", language, due));
        said.addAll(wanted(appeal, notice, language));
        return written(
                key,
                emails.addressOf(appeal).orElseThrow(),
                say(name + ".subject", language),
                said,
                appeals.queryCodeOf(appeal).text(),
                null,
                language);
    }

    /** The same link is the same mail, however often it is sent. */
    Mail link(CaseId caseId) {
        CaseId appeal = about(caseId);
        Locale language = files.languageOf(appeal);
        Link link = emails.linkOf(appeal).orElseThrow();
        return written(
                link.messageKey(),
                emails.addressOf(appeal).orElseThrow(),
                say("mail.link.subject", language),
                List.of(say("mail.link.text", language)),
                null,
                link.link(),
                language);
    }

    private Optional<String> due(CaseId appeal, Notice notice, Locale language) {
        Instant dueAt = appeals.of(appeal).dueAt();
        return notice.namesDueDate() && dueAt != null
                ? Optional.of(DateTimeFormatter.ofPattern(say("common.day", language), language)
                        .format(days.local(dueAt)))
                : Optional.empty();
    }

    /** Each thing with what is wrong with it. */
    private List<String> wanted(CaseId appeal, Notice notice, Locale language) {
        return notice.namesWanted()
                ? appeals.wantedOf(appeal).stream()
                        .map(wanted -> say(
                                "wanted.line",
                                language,
                                say("wanted.item." + wanted.item(), language),
                                say("wanted.why." + wanted.shortcoming(), language)))
                        .toList()
                : List.of();
    }

    private Mail written(
            UUID key,
            EmailAddress to,
            String subject,
            List<String> said,
            String queryCode,
            String link,
            Locale language) {
        Context shown = new Context(language);
        shown.setVariable("subject", subject);
        shown.setVariable("said", said);
        shown.setVariable("queryCode", queryCode);
        shown.setVariable("link", link);
        String html = templates.process("mail/notice", shown);
        return new Mail(key, to, subject, text(said, queryCode, link, language), html, language);
    }

    private String text(List<String> said, String queryCode, String link, Locale language) {
        List<String> lines = new ArrayList<>(said);
        if (queryCode != null) {
            lines.add(say("mail.query-code", language) + " " + queryCode);
            lines.add(say("mail.where", language));
        }
        if (link != null) {
            lines.add(link);
        }
        lines.add(say("mail.never-asks", language));
        return String.join("\n\n", lines);
    }

    private String say(String key, Locale language, Object... details) {
        return words.getMessage(key, details, language);
    }
}
