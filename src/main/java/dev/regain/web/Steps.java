package dev.regain.web;

import dev.regain.casefile.CaseFiles;
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
    private final CaseFiles files;
    private final RateLimits limits;
    private final Toll toll;

    Steps(Flow flow, Pages pages, Forms forms, CaseFiles files, RateLimits limits, Toll toll) {
        this.flow = flow;
        this.pages = pages;
        this.forms = forms;
        this.files = files;
        this.limits = limits;
        this.toll = toll;
    }

    /** @param counted what of the clue beginnings are counted by; they are by the client's address, too */
    <F extends Record> List<Rejected> begin(
            String process,
            CaseSecret secret,
            Function<Object, String> counted,
            Locale language,
            HttpServletRequest request) {
        Step<F> step = pages.step(process);
        Read<F> read = forms.read(step, request);
        if (!read.complaints().isEmpty()) {
            return read.complaints();
        }
        // The same page sent twice asks once.
        if (files.reachedBy(secret).isEmpty()) {
            Optional<Rejected> refused = toll.due(process, request)
                    .or(() -> tooMany(process, counted.apply(step.clue(read.form())), request));
            if (refused.isPresent()) {
                return List.of(refused.get());
            }
        }
        return flow.begin(process, secret, language, step, read.form()).complaints();
    }

    private Optional<Rejected> tooMany(String process, String clue, HttpServletRequest request) {
        return limits.newCase(ClientAddress.of(request.getRemoteAddr()), process + " " + clue)
                .map(Answer::rateLimited);
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
        if (!read.complaints().isEmpty()) {
            return read.complaints();
        }
        Optional<Rejected> due = step.asksForMessage(read.form()) ? toll.due(at.task(), request) : Optional.empty();
        return due.isPresent()
                ? List.of(due.get())
                : flow.answer(caseId, at, step, read.form()).complaints();
    }

    /** The step is not asked: something else on its page is wrong already. */
    List<Rejected> onlyRead(AtStep at, HttpServletRequest request) {
        return forms.read(pages.step(at.step()), request).complaints();
    }
}
