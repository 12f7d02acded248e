package dev.regain.history;

import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Answers a question that has no answer by RFC 9457, with {@code errors}: the parameters, and what is wrong with each. */
@RestControllerAdvice(basePackageClasses = SayWhatIsWrong.class)
class SayWhatIsWrong {

    @ExceptionHandler
    ProblemDetail wrong(WrongQuestion question) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(
                HttpStatus.BAD_REQUEST, question.parameter() + " " + question.getMessage());
        problem.setProperty(
                "errors", List.of(Map.of("parameter", question.parameter(), "detail", question.getMessage())));
        return problem;
    }

    @ExceptionHandler
    ProblemDetail missing(NotInHistory what) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, what.getMessage());
    }
}
