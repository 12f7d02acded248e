package dev.regain.appeal;

import dev.regain.calendar.WorkingDays;
import dev.regain.casefile.CaseFiles;
import dev.regain.casefile.CaseId;
import dev.regain.flow.Download;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The query code to keep: a file that says what it is for. */
@Component
class Receipt implements Download {

    private final Appeals appeals;
    private final CaseFiles files;
    private final MessageSource words;
    private final WorkingDays days;

    Receipt(Appeals appeals, CaseFiles files, MessageSource words, WorkingDays days) {
        this.appeals = appeals;
        this.files = files;
        this.words = words;
        this.days = days;
    }

    @Override
    public Optional<Content> of(CaseId caseId) {
        if (!appeals.isSubmitted(caseId)) {
            return Optional.empty();
        }
        Locale language = files.languageOf(caseId);
        String submitted = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm")
                .format(days.local(appeals.eventsOf(caseId).get(0).at()));
        String text = words.getMessage(
                "receipt.text", new Object[] {appeals.queryCodeOf(caseId).text(), submitted}, language);
        // With a byte order mark: some editors take a text without it for another encoding.
        byte[] bytes = ("\uFEFF" + text + "\n").getBytes(StandardCharsets.UTF_8);
        return Optional.of(
                new Content(words.getMessage("receipt.file", null, language), "text/plain;charset=UTF-8", bytes));
    }
}
