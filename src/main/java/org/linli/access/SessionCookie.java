package org.linli.access;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.linli.platform.DatabaseLost;
import org.springframework.session.web.http.HttpSessionIdResolver;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/**
 * The cookie that names a session, with a mark: an invented one is not looked for in the database, and what stands in
 * the database is no cookie.
 */
@Component
class SessionCookie implements HttpSessionIdResolver {

    static final String NAME = "linli";

    private static final String ANSWER = SessionCookie.class.getName() + ".answer";

    private final SignedText signed;

    SessionCookie(SignedText signed) {
        this.signed = signed;
    }

    /** Whether the browser believes to be signed in. */
    static boolean cameWith(HttpServletRequest request) {
        return WebUtils.getCookie(request, NAME) != null;
    }

    /** Lets it be seen later whether the answer is on its way. */
    static void of(HttpServletRequest request, HttpServletResponse response) {
        request.setAttribute(ANSWER, response);
    }

    @Override
    public List<String> resolveSessionIds(HttpServletRequest request) {
        Cookie cookie = WebUtils.getCookie(request, NAME);
        return cookie == null || isToldThatTheDatabaseIsAway(request) || isAnswered(request)
                ? List.of()
                : signed.open("session", cookie.getValue()).map(List::of).orElse(List.of());
    }

    /** Then the session is stored, and Spring Session would read it once more only to store nothing. */
    private static boolean isAnswered(HttpServletRequest request) {
        return request.getDispatcherType() == DispatcherType.REQUEST
                && request.getAttribute(ANSWER) instanceof HttpServletResponse answer
                && answer.isCommitted();
    }

    /** Then nothing is looked for in it, which would be waited for again. */
    private static boolean isToldThatTheDatabaseIsAway(HttpServletRequest request) {
        return request.getDispatcherType() == DispatcherType.ERROR
                && request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable failure
                && DatabaseLost.isBehind(failure);
    }

    @Override
    public void setSessionId(HttpServletRequest request, HttpServletResponse response, String id) {
        Cookies.give(request, response, NAME, signed.sign("session", id), Cookies.WHILE_OPEN);
    }

    @Override
    public void expireSession(HttpServletRequest request, HttpServletResponse response) {
        Cookies.remove(request, response, NAME);
    }
}
