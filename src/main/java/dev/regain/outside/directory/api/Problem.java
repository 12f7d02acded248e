package dev.regain.outside.directory.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * What is wrong with a request, by RFC 9457.
 *
 * @param errors the rules that the account breaks, where that is what is wrong; nothing that was sent is repeated
 */
@JsonInclude(Include.NON_EMPTY)
record Problem(String title, int status, String detail, List<Error> errors) {

    /** @param rule as {@code docs/directory-formats.md} lists them */
    record Error(String field, String rule, String detail) {}

    static Problem of(HttpStatus status, String detail) {
        return new Problem(status.getReasonPhrase(), status.value(), detail, List.of());
    }

    ResponseEntity<Problem> answer() {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(this);
    }
}
