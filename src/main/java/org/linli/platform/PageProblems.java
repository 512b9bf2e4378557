package org.linli.platform;

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

    private final Words words;
    private final Forms forms;

    PageProblems(Words words, Forms forms) {
        this.words = words;
        this.forms = forms;
    }

    @ExceptionHandler
    ModelAndView refused(Refused refused, HttpServletResponse response) {
        var page = page(HttpStatus.UNPROCESSABLE_ENTITY, "refused", response);
        page.addObject("details", refused.problems().stream().map(words::of).toList());
        return page;
    }

    @ExceptionHandler
    ModelAndView notFound(NotFound absent, HttpServletResponse response) {
        return page(HttpStatus.NOT_FOUND, "not-found", response);
    }

    @ExceptionHandler
    ModelAndView forbidden(Forbidden forbidden, HttpServletResponse response) {
        return page(HttpStatus.FORBIDDEN, "forbidden", response);
    }

    @ExceptionHandler
    ModelAndView stale(StaleRecord stale, HttpServletResponse response) {
        return page(HttpStatus.CONFLICT, "stale", response);
    }

    @ExceptionHandler
    ModelAndView conflict(Conflict conflict, HttpServletResponse response) {
        var page = page(HttpStatus.CONFLICT, "conflict", response);
        page.addObject("details", List.of(words.of(conflict.why())));
        return page;
    }

    @ExceptionHandler
    ModelAndView unreadable(UnreadableRequest unreadable, HttpServletResponse response) {
        var page = page(HttpStatus.BAD_REQUEST, "bad-request", response);
        page.addObject("details", List.of(words.of(unreadable.problem())));
        return page;
    }

    ModelAndView page(HttpStatus status, String what, HttpServletResponse response) {
        response.setStatus(status.value());
        var page = new ModelAndView("platform/problem");
        page.addObject("status", status.value());
        page.addObject("text", words.of("problem." + what));
        page.addObject("problems", forms.none());
        return page;
    }
}
