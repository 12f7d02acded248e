package dev.regain.history;

import dev.regain.audit.Act;
import dev.regain.audit.AuditLog;
import dev.regain.casefile.CaseId;
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

    /** So that all that can be asked for has its place in an entry. */
    private static final int LONGEST = 40;

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

    /** A value as the log takes it, {@code process-recoverByPhone}: whatever letters of its own it has. */
    static String word(String name, Object value) {
        String safe = value.toString().replaceAll("[^A-Za-z0-9-]", "-");
        return name + "-" + safe.substring(0, Math.min(safe.length(), LONGEST));
    }

    /**
     * @param of the case that it is about, or {@link AuditLog#MANY_CASES}
     * @param what the table's name in the log and of the file: letters and dashes
     * @param which codes that say which of it was asked for, with spaces between, as {@link AuditLog#append} takes them
     */
    void send(
            HttpServletResponse answer,
            Principal staff,
            CaseId of,
            String what,
            String which,
            String mediaType,
            String ending,
            Content content)
            throws IOException {
        transactions.executeWithoutResult(
                done -> log.append(Act.EXPORTED, staff.getName(), of, "history-" + what, which));
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
