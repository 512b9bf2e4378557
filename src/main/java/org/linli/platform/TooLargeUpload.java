package org.linli.platform;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.multipart.MaxUploadSizeExceededException;

/**
 * Answers an upload beyond what is taken. It fails before any controller is found, and the error page cannot answer it,
 * because the upload would be read again for that.
 */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class TooLargeUpload {

    private final ApiProblems software;
    private final PageProblems browsers;

    TooLargeUpload(ApiProblems software, PageProblems browsers) {
        this.software = software;
        this.browsers = browsers;
    }

    @ExceptionHandler
    Object answer(MaxUploadSizeExceededException tooLarge, HttpServletRequest request, HttpServletResponse response) {
        return request.getRequestURI().startsWith("/api/")
                ? software.plain(HttpStatus.CONTENT_TOO_LARGE, "too-large")
                : browsers.page(HttpStatus.CONTENT_TOO_LARGE, "too-large", response);
    }
}
