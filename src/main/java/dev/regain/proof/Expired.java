package dev.regain.proof;

import dev.regain.casefile.CaseId;
import dev.regain.flow.Answer;
import dev.regain.flow.Step;
import org.springframework.stereotype.Component;

/** The link's time is over; answering asks for a new one. */
@Component
class Expired implements Step<Expired.Form> {

    record Form() {}

    @Override
    public Answer submit(CaseId caseId, Form form) {
        return Answer.accepted();
    }
}
