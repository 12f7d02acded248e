package dev.regain.staff;

import dev.regain.casefile.CaseFiles;
import dev.regain.casefile.CaseId;
import dev.regain.casefile.Entry;
import dev.regain.flow.Reviewable.Standing;
import dev.regain.flow.Reviews;
import dev.regain.formats.EnterpriseName;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What reviewers read of a case in a list: enough to tell one from another, and nobody's name in clear. */
@Component
class CaseColumns {

    static final String NUMBER = "caseNumber";
    static final String ENTERPRISE = "caseEnterprise";
    static final String BRANCH = "caseBranch";
    static final String SUBMITTED = "caseSubmitted";

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("MM-dd HH:mm", Locale.ROOT);

    private final Reviews reviews;
    private final CaseFiles files;
    private final MessageSource words;

    CaseColumns(Reviews reviews, CaseFiles files, MessageSource words) {
        this.reviews = reviews;
        this.files = files;
        this.words = words;
    }

    /** Nothing where it is no case for reviewers. */
    Map<String, String> of(CaseId caseId, Locale language) {
        return reviews.standingOf(caseId)
                .map(standing -> columns(caseId, standing, language))
                .orElse(Map.of());
    }

    private Map<String, String> columns(CaseId caseId, Standing standing, Locale language) {
        Map<String, String> columns = new LinkedHashMap<>();
        columns.put(NUMBER, caseId.number());
        columns.put(
                ENTERPRISE,
                files.read(caseId, Entry.ENTERPRISE_NAME)
                        .map(CaseColumns::masked)
                        .orElse(""));
        columns.put(BRANCH, words.getMessage("case-file.branch." + standing.branch(), null, language));
        columns.put(SUBMITTED, TIME.format(standing.submittedAt()));
        return columns;
    }

    /** What is not written as a name is has nothing of it to show. */
    private static String masked(String name) {
        try {
            return new EnterpriseName(name).masked();
        } catch (RuntimeException otherwiseWritten) {
            return "***";
        }
    }
}
