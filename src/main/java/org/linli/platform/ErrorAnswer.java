package org.linli.platform;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;

/** Lets a filter, which no controller answers for, answer with the page for problems and words of its own. */
public final class ErrorAnswer {

    static final String KEY = ErrorAnswer.class.getName();
    static final String DETAIL = KEY + ".detail";

    private ErrorAnswer() {}

    /** @param key of the message that says what happened and what to do, such as {@code problem.outdated-page} */
    public static void send(HttpServletRequest request, HttpServletResponse response, HttpStatus status, String key)
            throws IOException {
        request.setAttribute(KEY, key);
        response.sendError(status.value());
    }

    /** Answers with 400 and what of the request cannot be read. */
    static void send(HttpServletRequest request, HttpServletResponse response, RequestUnreadable unreadable)
            throws IOException {
        request.setAttribute(DETAIL, unreadable.problem());
        send(request, response, HttpStatus.BAD_REQUEST, "problem.bad-request");
    }
}
