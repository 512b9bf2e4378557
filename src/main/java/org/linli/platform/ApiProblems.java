package org.linli.platform;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Answers of the JSON API when something is wrong: problem+json (RFC 9457), in the caller's language. */
@RestControllerAdvice(annotations = RestController.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class ApiProblems extends ResponseEntityExceptionHandler {

    /** Seconds after which it is worth to ask again. */
    static final String RETRY_AFTER = "10";

    private final Words words;

    ApiProblems(Words words) {
        this.words = words;
    }

    @ExceptionHandler
    ProblemDetail refused(Refused refused) {
        var problem = ProblemDetail.forStatusAndDetail(HttpStatus.UNPROCESSABLE_ENTITY, words.of("problem.refused"));
        problem.setType(URI.create("urn:linli:problem:refused"));
        problem.setProperty(
                "errors", refused.problems().stream().map(this::error).toList());
        return problem;
    }

    @ExceptionHandler
    ProblemDetail notFound(NotFound absent) {
        return plain(HttpStatus.NOT_FOUND, "not-found");
    }

    @ExceptionHandler
    ProblemDetail forbidden(Forbidden forbidden) {
        return plain(HttpStatus.FORBIDDEN, "forbidden");
    }

    @ExceptionHandler
    ProblemDetail stale(StaleRecord stale) {
        return plain(HttpStatus.CONFLICT, "stale");
    }

    @ExceptionHandler
    ProblemDetail conflict(Conflict conflict) {
        var problem = plain(HttpStatus.CONFLICT, "conflict");
        problem.setProperty("errors", List.of(error(conflict.why())));
        return problem;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> bug(RuntimeException bug) {
        if (LostDatabase.isBehind(bug)) {
            return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                    .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER)
                    .body(plain(HttpStatus.SERVICE_UNAVAILABLE, "unavailable"));
        }
        var problem = plain(HttpStatus.INTERNAL_SERVER_ERROR, "bug");
        problem.setProperty("reference", FailureReference.log(bug));
        return ResponseEntity.internalServerError().body(problem);
    }

    private Map<String, String> error(Problem problem) {
        return Map.of("field", problem.field(), "code", problem.key(), "message", words.of(problem));
    }

    ProblemDetail plain(HttpStatus status, String what) {
        var problem = ProblemDetail.forStatusAndDetail(status, words.of("problem." + what));
        problem.setType(URI.create("urn:linli:problem:" + what));
        problem.setProperty("errors", List.of());
        return problem;
    }
}
