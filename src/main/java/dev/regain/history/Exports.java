package dev.regain.history;

import dev.regain.audit.Act;
import dev.regain.audit.AuditLog;
import java.security.Principal;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** Files that analysts take along. Each is in the audit log before its first byte is sent. */
@Component
class Exports {

    private final AuditLog log;
    private final TransactionTemplate transactions;

    Exports(AuditLog log, PlatformTransactionManager transactions) {
        this.log = log;
        this.transactions = new TransactionTemplate(transactions);
    }

    /**
     * @param what the table's name in the log and of the file: letters and dashes
     * @param which codes that say which of it was asked for, with spaces between, as {@link AuditLog#append} takes them
     */
    ResponseEntity<StreamingResponseBody> file(
            Principal staff,
            String what,
            String which,
            String mediaType,
            String ending,
            StreamingResponseBody content) {
        transactions.executeWithoutResult(
                done -> log.append(Act.EXPORTED, staff.getName(), AuditLog.MANY_CASES, "history-" + what, which));
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(mediaType))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("regain-" + what + "." + ending)
                                .build()
                                .toString())
                .body(content);
    }
}
