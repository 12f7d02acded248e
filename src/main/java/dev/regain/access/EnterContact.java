package dev.regain.access;

import dev.regain.access.Changes.Change;
import dev.regain.casefile.CaseId;
import dev.regain.flow.Answer;
import dev.regain.ratelimit.RateLimits;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What both pages for a new contact have in common. */
@Component
class EnterContact {

    /** @param accountId in full, of the account that is changed */
    record Shown(String accountId) {}

    private final Changes changes;
    private final OnFile onFile;
    private final RateLimits limits;

    EnterContact(Changes changes, OnFile onFile, RateLimits limits) {
        this.changes = changes;
        this.onFile = onFile;
        this.limits = limits;
    }

    Shown shown(CaseId caseId) {
        return new Shown(onFile.accountIdOf(changes.asked(caseId).account()).orElse(""));
    }

    Answer givenUp() {
        return Answer.accepted(Facts.CONTACT_ENTERED.is(false));
    }

    /** A message goes there, so it is counted like one. */
    Answer entered(CaseId caseId, String field, Contact contact) {
        Change change = changes.asked(caseId);
        if (onFile.isThere(change.account(), change.kind(), contact)) {
            return Answer.rejected(field, "same");
        }
        Optional<Duration> wait = limits.message(contact.text());
        if (wait.isPresent()) {
            return Answer.rateLimited(wait.get());
        }
        changes.write(change.id(), contact);
        return Answer.accepted(Facts.CONTACT_ENTERED.is(true));
    }
}
