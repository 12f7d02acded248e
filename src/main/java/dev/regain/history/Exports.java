package dev.regain.history;

import dev.regain.audit.Act;
import dev.regain.audit.AuditLog;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.security.Principal;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Files that analysts take along. Each is in the audit log before its first byte is sent. */
@Component
class Exports {

    private final AuditLog log;
    private final TransactionTemplate transactions;

    Exports(AuditLog log, PlatformTransactionManager transactions) {
        this.log = log;
        this.transactions = new TransactionTemplate(transactions);
    }

    /** What the file holds, written row by row. */
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * @param what the table's name in the log and of the file: letters and dashes
     * @param which codes that say which of it was asked for, with spaces between, as {@link AuditLog#append} takes them
     */
    void send(
            HttpServletResponse answer,
            Principal staff,
            String what,
            String which,
            String mediaType,
            String ending,
            Content content)
            throws IOException {
        transactions.executeWithoutResult(
                done -> log.append(Act.EXPORTED, staff.getName(), AuditLog.MANY_CASES, "history-" + what, which));
        answer.setContentType(mediaType);
        answer.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename("regain-" + what + "." + ending)
                        .build()
                        .toString());
        content.writeTo(answer.getOutputStream());
    }
}
