package org.linli.platform;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/** Pages shown when something is wrong, in words that say what to do. */
@ControllerAdvice(annotations = Controller.class)
class PageProblems {

    private final Texts texts;
    private final Shell shell;

    PageProblems(Texts texts, Shell shell) {
        this.texts = texts;
        this.shell = shell;
    }

    @ExceptionHandler
    ModelAndView refused(Refused refused, HttpServletRequest request, HttpServletResponse response) {
        ModelAndView page = page(HttpStatus.UNPROCESSABLE_ENTITY, "refused", request, response);
        page.addObject("details", refused.problems().stream().map(texts::of).toList());
        return page;
    }

    @ExceptionHandler
    ModelAndView notFound(NotFound absent, HttpServletRequest request, HttpServletResponse response) {
        return page(HttpStatus.NOT_FOUND, "not-found", request, response);
    }

    @ExceptionHandler
    ModelAndView forbidden(Forbidden forbidden, HttpServletRequest request, HttpServletResponse response) {
        ModelAndView page = page(HttpStatus.FORBIDDEN, "forbidden", request, response);
        page.addObject("text", texts.of(forbidden.key()));
        return page;
    }

    @ExceptionHandler
    ModelAndView stale(StaleRecord stale, HttpServletRequest request, HttpServletResponse response) {
        return page(HttpStatus.CONFLICT, "stale", request, response);
    }

    @ExceptionHandler
    ModelAndView conflict(Conflict conflict, HttpServletRequest request, HttpServletResponse response) {
        ModelAndView page = page(HttpStatus.CONFLICT, "conflict", request, response);
        page.addObject("details", List.of(texts.of(conflict.why())));
        return page;
    }

    @ExceptionHandler
    ModelAndView unreadable(RequestUnreadable unreadable, HttpServletRequest request, HttpServletResponse response) {
        ModelAndView page = page(HttpStatus.BAD_REQUEST, "bad-request", request, response);
        page.addObject("details", List.of(texts.of(unreadable.problem())));
        return page;
    }

    ModelAndView page(HttpStatus status, String what, HttpServletRequest request, HttpServletResponse response) {
        response.setStatus(status.value());
        var page = new ModelAndView(ProblemView.of(request));
        page.addAllObjects(shell.around(request));
        page.addObject("status", status.value());
        page.addObject("text", texts.of("problem." + what));
        ReturnAddress.before(request).ifPresent(back -> page.addObject("back", back));
        return page;
    }
}
