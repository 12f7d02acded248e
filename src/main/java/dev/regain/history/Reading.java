package dev.regain.history;

import java.time.Duration;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * How this room asks the database: all questions of an answer see one moment of it, none of them writes, and all together have half a
 * minute. PostgreSQL refuses what would write; H2 does not know the difference.
 */
@Component
class Reading {

    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final TransactionTemplate transactions;

    Reading(PlatformTransactionManager transactions) {
        this.transactions = new TransactionTemplate(transactions);
        this.transactions.setReadOnly(true);
        this.transactions.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.transactions.setTimeout((int) LONGEST.toSeconds());
    }

    <T> T of(Supplier<T> questions) {
        return transactions.execute(begun -> questions.get());
    }
}
