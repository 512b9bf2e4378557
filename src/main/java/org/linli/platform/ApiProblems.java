package org.linli.platform;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.util.UriUtils;

/** Answers of the JSON API when something is wrong: problem+json (RFC 9457), in the caller's language. */
@RestControllerAdvice(annotations = RestController.class)
@Order(Ordered.HIGHEST_PRECEDENCE + 1) // what is wrong with an upload is told by those who know
public class ApiProblems extends ResponseEntityExceptionHandler {

    /** Seconds after which it is worth to ask again. */
    static final String RETRY_AFTER = "10";

    private static final String TYPE = "urn:linli:problem:";

    private final Texts texts;

    private final DiskSpace disk;

    private final DutyLine duty;

    ApiProblems(Texts texts, DiskSpace disk, DutyLine duty) {
        this.texts = texts;
        this.disk = disk;
        this.duty = duty;
    }

    @ExceptionHandler
    ProblemDetail refused(Refused refused) {
        return problem(HttpStatus.UNPROCESSABLE_ENTITY, "refused", refused.problems());
    }

    @ExceptionHandler
    ProblemDetail notFound(NotFound absent) {
        return plain(HttpStatus.NOT_FOUND, "not-found");
    }

    @ExceptionHandler
    ProblemDetail forbidden(Forbidden forbidden) {
        ProblemDetail problem = plain(HttpStatus.FORBIDDEN, "forbidden");
        problem.setDetail(texts.of(forbidden.key()));
        return problem;
    }

    @ExceptionHandler
    ProblemDetail stale(StaleRecord stale) {
        return plain(HttpStatus.CONFLICT, "stale");
    }

    @ExceptionHandler
    ProblemDetail conflict(Conflict conflict) {
        return problem(HttpStatus.CONFLICT, "conflict", List.of(conflict.why()));
    }

    @ExceptionHandler
    ProblemDetail unreadable(RequestUnreadable unreadable) {
        return problem(HttpStatus.BAD_REQUEST, "bad-request", List.of(unreadable.problem()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> bug(RuntimeException bug) {
        if (disk.isBehind(bug)) {
            return later(HttpStatus.INSUFFICIENT_STORAGE);
        }
        if (DatabaseLost.isBehind(bug)) {
            return later(HttpStatus.SERVICE_UNAVAILABLE);
        }
        ProblemDetail problem = plain(HttpStatus.INTERNAL_SERVER_ERROR, "bug");
        problem.setProperty("reference", FailureReference.log(bug));
        return ResponseEntity.internalServerError().body(problem);
    }

    private ResponseEntity<ProblemDetail> later(HttpStatus status) {
        return ResponseEntity.status(status)
                .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER)
                .body(problem(status, what(status), also(status)));
    }

    /** What is to be done beside what the status says by itself. */
    List<Problem> also(HttpStatus status) {
        return status == HttpStatus.INSUFFICIENT_STORAGE ? List.of(duty.call()) : List.of();
    }

    /** What the framework refuses before a handler is called is told in the same words and shape. */
    @Override
    protected ResponseEntity<Object> handleExceptionInternal(
            Exception unread, @Nullable Object body, HttpHeaders headers, HttpStatusCode code, WebRequest request) {
        HttpStatus status =
                Optional.ofNullable(HttpStatus.resolve(code.value())).orElse(HttpStatus.BAD_REQUEST);
        if (status.is5xxServerError()) {
            ProblemDetail bug = plain(status, "bug");
            bug.setProperty("reference", FailureReference.log(unread));
            return ResponseEntity.status(status).body(bug);
        }
        return ResponseEntity.status(status)
                .headers(headers)
                .body(problem(status, what(status), RequestProblem.of(unread)));
    }

    ProblemDetail plain(HttpStatus status, String what) {
        return problem(status, what, List.of());
    }

    /**
     * A problem in the shape that all answers have; a module may add properties of its own.
     *
     * @param what last word of its type, and of the message {@code problem.<what>} that it says
     */
    public ProblemDetail problem(HttpStatus status, String what, List<Problem> problems) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, texts.of("problem." + what));
        problem.setType(URI.create(TYPE + what));
        problem.setTitle(texts.of("problem.title"));
        problem.setProperty("code", what);
        problem.setProperty("errors", problems.stream().map(this::error).toList());
        return problem;
    }

    /** The address as it was asked for, whatever stands in it. */
    static URI instance(String asked) {
        try {
            return URI.create(asked);
        } catch (IllegalArgumentException noAddress) {
            return URI.create(UriUtils.encodePath(asked, StandardCharsets.UTF_8));
        }
    }

    private Map<String, String> error(Problem problem) {
        return Map.of("field", problem.field(), "code", problem.key(), "message", texts.of(problem));
    }

    /** The last word of a problem's type and message key, for a status that says it all. */
    static String what(HttpStatus status) {
        return switch (status) {
            case UNAUTHORIZED -> "signed-out";
            case NOT_FOUND -> "not-found";
            case FORBIDDEN -> "forbidden";
            case CONTENT_TOO_LARGE -> "too-large";
            case REQUEST_TIMEOUT -> "too-slow";
            case METHOD_NOT_ALLOWED -> "method";
            case NOT_ACCEPTABLE -> "not-acceptable";
            case UNSUPPORTED_MEDIA_TYPE -> "media-type";
            case SERVICE_UNAVAILABLE -> "unavailable";
            case INSUFFICIENT_STORAGE -> "disk-full";
            default -> status.is4xxClientError() ? "bad-request" : "bug";
        };
    }
}
