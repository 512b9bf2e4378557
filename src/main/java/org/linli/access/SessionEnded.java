package org.linli.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.linli.platform.ErrorAnswer;
import org.linli.platform.Software;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;

/**
 * Answers a browser whose session is over, or is not the one that its page was made in: nothing was done; says so, lets
 * them sign in and brings them back to the page they were on.
 */
class SessionEnded implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final SignInNextPage after;

    SessionEnded(SignInNextPage after) {
        this.after = after;
    }

    /** Somebody who is not signed in asks for what only the signed-in get. */
    @Override
    public void commence(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException unauthenticated)
            throws IOException {
        leadToSignIn(request, response, SessionCookie.cameWith(request) ? "/sign-in?ended" : "/sign-in");
    }

    /** What was sent does not carry the mark of the session that it came with. */
    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException {
        if (request.getServletPath().equals("/sign-out")) {
            response.sendRedirect("/sign-in?out");
        } else if (!Acting.isKnown()) {
            leadToSignIn(request, response, "/sign-in?ended");
        } else if (isPartOfPage(request)) {
            response.setHeader("HX-Refresh", "true");
            response.setStatus(HttpStatus.FORBIDDEN.value());
        } else {
            ErrorAnswer.send(request, response, HttpStatus.FORBIDDEN, "problem.outdated-page");
        }
    }

    private void leadToSignIn(HttpServletRequest request, HttpServletResponse response, String signIn)
            throws IOException {
        if (!isPartOfPage(request) && Software.asks(request.getRequestURI(), request)) {
            response.sendError(HttpStatus.UNAUTHORIZED.value());
            return;
        }
        after.keep(request, response);
        if (isPartOfPage(request)) {
            response.setHeader("HX-Redirect", signIn);
            response.setStatus(HttpStatus.UNAUTHORIZED.value());
        } else {
            response.sendRedirect(signIn);
        }
    }

    private static boolean isPartOfPage(HttpServletRequest request) {
        return request.getHeader("HX-Request") != null;
    }
}
