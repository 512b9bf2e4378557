package org.linli.platform;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpHeaders;
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

    private final Texts texts;
    private final ApiProblems software;
    private final DiskSpace disk;

    ErrorPage(Texts texts, ApiProblems software, DiskSpace disk) {
        this.texts = texts;
        this.software = software;
        this.disk = disk;
    }

    @RequestMapping("/error")
    Object answer(HttpServletRequest request, HttpServletResponse response, Model model) {
        HttpStatus status = status(request);
        boolean passes = status == HttpStatus.SERVICE_UNAVAILABLE || status == HttpStatus.INSUFFICIENT_STORAGE;
        if (passes && !response.containsHeader(HttpHeaders.RETRY_AFTER)) {
            response.setHeader(HttpHeaders.RETRY_AFTER, ApiProblems.RETRY_AFTER);
        }
        return isForSoftware(request) ? problem(request, status) : page(request, response, status, model);
    }

    private String page(HttpServletRequest request, HttpServletResponse response, HttpStatus status, Model model) {
        response.setStatus(status.value());
        model.addAttribute("status", status.value());
        model.addAttribute("text", texts.of(key(request, status)));
        model.addAttribute(
                "details", details(request, status).stream().map(texts::of).toList());
        reference(request, status).ifPresent(number -> model.addAttribute("reference", number));
        if (status.is5xxServerError() || request.getAttribute(ErrorAnswer.KEY) != null) {
            ReturnAddress.of(request).ifPresent(page -> model.addAttribute("again", page));
        }
        ReturnAddress.before(request).ifPresent(page -> model.addAttribute("back", page));
        return ProblemView.of(request);
    }

    private ResponseEntity<ProblemDetail> problem(HttpServletRequest request, HttpStatus status) {
        ProblemDetail problem =
                software.problem(status, key(request, status).substring("problem.".length()), details(request, status));
        if (request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String asked) {
            problem.setInstance(ApiProblems.instance(asked));
        }
        reference(request, status).ifPresent(number -> problem.setProperty("reference", number));
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    private List<Problem> details(HttpServletRequest request, HttpStatus status) {
        return request.getAttribute(ErrorAnswer.DETAIL) instanceof Problem detail
                ? List.of(detail)
                : software.also(status);
    }

    private static boolean isForSoftware(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String asked
                && Software.asks(asked, request);
    }

    private static Optional<String> reference(HttpServletRequest request, HttpStatus status) {
        return status == HttpStatus.INTERNAL_SERVER_ERROR && failure(request) instanceof Throwable failure
                ? Optional.of(FailureReference.log(failure))
                : Optional.empty();
    }

    private static @org.jspecify.annotations.Nullable Object failure(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
    }

    private HttpStatus status(HttpServletRequest request) {
        if (failure(request) instanceof Throwable failure && disk.isBehind(failure)) {
            return HttpStatus.INSUFFICIENT_STORAGE;
        }
        if (failure(request) instanceof Throwable failure && DatabaseLost.isBehind(failure)) {
            return HttpStatus.SERVICE_UNAVAILABLE;
        }
        if (RequestBodyGuard.wasTooSlow(request)) {
            return HttpStatus.REQUEST_TIMEOUT;
        }
        return request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                ? Optional.ofNullable(HttpStatus.resolve(code)).orElse(HttpStatus.INTERNAL_SERVER_ERROR)
                : HttpStatus.NOT_FOUND;
    }

    private static String key(HttpServletRequest request, HttpStatus status) {
        return request.getAttribute(ErrorAnswer.KEY) instanceof String key
                ? key
                : "problem." + ApiProblems.what(status);
    }
}
