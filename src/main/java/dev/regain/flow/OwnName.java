package dev.regain.flow;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What a page of ours does with the engine for somebody of the staff, in the product's own name: more than they may ask of the
 * engine themselves. All of it or nothing; where a job of the process moves the case in the same moment, it is tried again.
 */
@Component
class OwnName {

    private static final int ATTEMPTS = 5;

    private final IdentityService people;
    private final TransactionTemplate transactions;

    OwnName(IdentityService people, PlatformTransactionManager transactions) {
        this.people = people;
        this.transactions = new TransactionTemplate(transactions);
    }

    void does(Runnable work) {
        Authentication signedIn = people.getCurrentAuthentication();
        people.clearAuthentication();
        try {
            inOneTransaction(work);
        } finally {
            people.setAuthentication(signedIn);
        }
    }

    private void inOneTransaction(Runnable work) {
        for (int attempt = 1; ; attempt++) {
            try {
                transactions.executeWithoutResult(transaction -> work.run());
                return;
            } catch (OptimisticLockingException overtaken) {
                if (attempt == ATTEMPTS) {
                    throw overtaken;
                }
            }
        }
    }
}
