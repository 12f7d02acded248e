package dev.regain.history;

import java.util.List;
import java.util.Map;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.transaction.TransactionTimedOutException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/**
 * Answers a question that has no answer by RFC 9457: in {@code errors} the parameters, and what is wrong with each; a {@code code}
 * beside each detail is for those who say it in another language.
 */
@RestControllerAdvice(basePackageClasses = SayWhatIsWrong.class)
class SayWhatIsWrong {

    private static final String CODE = "code";

    @ExceptionHandler
    ProblemDetail wrong(WrongQuestion question) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(
                HttpStatus.BAD_REQUEST, question.parameter() + " " + question.getMessage());
        problem.setProperty(
                "errors",
                List.of(Map.of(
                        "parameter",
                        question.parameter(),
                        CODE,
                        Asked.written(question.why()),
                        "detail",
                        question.getMessage())));
        return problem;
    }

    @ExceptionHandler
    ProblemDetail missing(NotInHistory what) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, what.getMessage());
        problem.setProperty(CODE, Asked.written(what.what()));
        return problem;
    }

    @ExceptionHandler({QueryTimeoutException.class, TransactionTimedOutException.class})
    ProblemDetail slow() {
        ProblemDetail problem =
                ProblemDetail.forStatusAndDetail(HttpStatus.SERVICE_UNAVAILABLE, "This takes too long to be counted.");
        problem.setProperty(CODE, "too-slow");
        return problem;
    }
}
