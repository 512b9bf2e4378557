package org.linli.platform;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.tomcat.util.http.fileupload.impl.SizeLimitExceededException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.multipart.MaxUploadSizeExceededException;

/**
 * Answers an upload beyond what is taken. It fails before any controller is found, and the error page cannot answer it,
 * because the upload would be read again for that.
 */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class UploadTooLarge {

    private final ApiProblems software;
    private final PageProblems browsers;
    private final UploadUnreadable unreadable;
    private final DataSize longestHeader;

    UploadTooLarge(
            ApiProblems software,
            PageProblems browsers,
            UploadUnreadable unreadable,
            @Value("${server.tomcat.max-part-header-size}") DataSize longestHeader) {
        this.unreadable = unreadable;
        this.longestHeader = longestHeader;
        this.software = software;
        this.browsers = browsers;
    }

    @ExceptionHandler
    Object answer(MaxUploadSizeExceededException tooLarge, HttpServletRequest request, HttpServletResponse response) {
        // Spring takes every limit for that of the size; a header of a part that is too long is another.
        if (tooLarge.getRootCause() instanceof SizeLimitExceededException limit
                && limit.getPermittedSize() == longestHeader.toBytes()) {
            return unreadable.answer(tooLarge, request, response);
        }
        return request.getRequestURI().startsWith("/api/")
                ? software.plain(HttpStatus.CONTENT_TOO_LARGE, "too-large")
                : browsers.page(HttpStatus.CONTENT_TOO_LARGE, "too-large", request, response);
    }
}
