package org.linli.platform;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;

/** The last word on a failed request that no handler answered: a page for browsers, problem+json for software. */
@Controller
class ErrorPage implements ErrorController {

    private final Words words;

    ErrorPage(Words words) {
        this.words = words;
    }

    @RequestMapping("/error")
    Object answer(HttpServletRequest request, Model model) {
        return isForSoftware(request) ? problem(request) : page(request, model);
    }

    private String page(HttpServletRequest request, Model model) {
        var status = status(request);
        model.addAttribute("status", status.value());
        model.addAttribute("text", words.of(key(status)));
        reference(request, status).ifPresent(number -> model.addAttribute("reference", number));
        return "platform/problem";
    }

    private ResponseEntity<ProblemDetail> problem(HttpServletRequest request) {
        var status = status(request);
        var problem = ProblemDetail.forStatusAndDetail(status, words.of(key(status)));
        reference(request, status).ifPresent(number -> problem.setProperty("reference", number));
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    private static boolean isForSoftware(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String asked
                && (asked.startsWith("/api/") || asked.startsWith("/actuator") || asked.startsWith("/v3/"));
    }

    private static Optional<String> reference(HttpServletRequest request, HttpStatus status) {
        return status.is5xxServerError()
                        && request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable failure
                ? Optional.of(FailureReference.log(failure))
                : Optional.empty();
    }

    private static HttpStatus status(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                ? HttpStatus.valueOf(code)
                : HttpStatus.NOT_FOUND;
    }

    private static String key(HttpStatus status) {
        return switch (status) {
            case NOT_FOUND -> "problem.not-found";
            case FORBIDDEN -> "problem.forbidden";
            case CONTENT_TOO_LARGE -> "problem.too-large";
            default -> status.is4xxClientError() ? "problem.bad-request" : "problem.bug";
        };
    }
}
