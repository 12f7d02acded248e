package dev.regain.appeal;

import dev.regain.casefile.CaseFiles;
import dev.regain.casefile.CaseId;
import dev.regain.casefile.Entry;
import dev.regain.flow.Answer;
import dev.regain.flow.Step;
import dev.regain.formats.PhoneNumber;
import dev.regain.formats.QueryCode;
import dev.regain.ratelimit.InMessageRegion;
import dev.regain.ratelimit.RateLimits;
import jakarta.validation.constraints.NotNull;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The first page of who asks for an appeal: query code and phone. What they belong to is looked for out of sight. */
@Component
class FollowAppeal implements Step<FollowAppeal.Form> {

    record Form(
            @NotNull QueryCode queryCode,
            @NotNull @InMessageRegion PhoneNumber phone) {}

    private final CaseFiles files;
    private final RateLimits limits;

    FollowAppeal(CaseFiles files, RateLimits limits) {
        this.files = files;
        this.limits = limits;
    }

    @Override
    public Optional<Answer> admit(CaseId caseId, Form form) {
        return limits.message(form.phone().e164()).map(Answer::rateLimited);
    }

    @Override
    public Answer submit(CaseId caseId, Form form) {
        files.write(caseId, Entry.QUERY_CODE, form.queryCode().text());
        files.write(caseId, Entry.CONTACT_PHONE, form.phone().e164());
        return Answer.accepted();
    }
}
