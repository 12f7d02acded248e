package dev.regain.web;

import dev.regain.casefile.CaseId;
import dev.regain.casefile.CaseSecret;
import dev.regain.flow.Answer;
import dev.regain.flow.Answer.Rejected;
import dev.regain.flow.Flow;
import dev.regain.flow.Step;
import dev.regain.flow.Whereabouts.AtStep;
import dev.regain.ratelimit.ClientAddress;
import dev.regain.ratelimit.RateLimits;
import dev.regain.web.Forms.Read;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Reads what was sent and hands it to the step; what is wrong with it, or nothing where the case went on. */
@Component
class Steps {

    private final Flow flow;
    private final Pages pages;
    private final Forms forms;
    private final RateLimits limits;

    Steps(Flow flow, Pages pages, Forms forms, RateLimits limits) {
        this.flow = flow;
        this.pages = pages;
        this.forms = forms;
        this.limits = limits;
    }

    /** @param counted what of the form beginnings are counted by; they are by the client's address, too */
    <F extends Record> List<Rejected> begin(
            String process,
            CaseSecret secret,
            Function<Record, String> counted,
            Locale language,
            HttpServletRequest request) {
        Step<F> step = pages.step(process);
        Read<F> read = forms.read(step, request);
        if (!read.complaints().isEmpty()) {
            return read.complaints();
        }
        Optional<Duration> wait =
                limits.newCase(ClientAddress.of(request.getRemoteAddr()), process + " " + counted.apply(read.form()));
        return wait.isPresent()
                ? List.of(Answer.rateLimited(wait.get()))
                : flow.begin(process, secret, language, step, read.form()).complaints();
    }

    /** Another process of a case that is there. */
    <F extends Record> List<Rejected> beginBeside(String process, CaseId caseId, HttpServletRequest request) {
        Step<F> step = pages.step(process);
        Read<F> read = forms.read(step, request);
        return read.complaints().isEmpty()
                ? flow.beginBeside(process, caseId, step, read.form()).complaints()
                : read.complaints();
    }

    <F extends Record> List<Rejected> answer(CaseId caseId, AtStep at, HttpServletRequest request) {
        Step<F> step = pages.step(at.step());
        Read<F> read = forms.read(step, request);
        return read.complaints().isEmpty()
                ? flow.answer(caseId, at, step, read.form()).complaints()
                : read.complaints();
    }

    /** The step is not asked: something else on its page is wrong already. */
    List<Rejected> onlyRead(AtStep at, HttpServletRequest request) {
        return forms.read(pages.step(at.step()), request).complaints();
    }
}
