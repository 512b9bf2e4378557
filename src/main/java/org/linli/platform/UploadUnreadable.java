package org.linli.platform;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.ModelAndView;

/** Answers an upload that is none, or whose frame is broken, such as by a file name of thousands of characters. */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class UploadUnreadable {

    private static final Problem WHAT = Problem.of("file", "problem.form.upload");

    private final ApiProblems software;
    private final PageProblems browsers;
    private final Texts texts;

    UploadUnreadable(ApiProblems software, PageProblems browsers, Texts texts) {
        this.software = software;
        this.browsers = browsers;
        this.texts = texts;
    }

    @ExceptionHandler
    Object answer(MultipartException unreadable, HttpServletRequest request, HttpServletResponse response) {
        if (Software.asks(request.getRequestURI(), request)) {
            return software.problem(HttpStatus.BAD_REQUEST, "bad-request", List.of(WHAT));
        }
        ModelAndView page = browsers.page(HttpStatus.BAD_REQUEST, "bad-request", request, response);
        page.addObject("details", List.of(texts.of(WHAT)));
        return page;
    }
}
