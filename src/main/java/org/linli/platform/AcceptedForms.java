package org.linli.platform;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;

/**
 * Tells the browser that a form was taken: only then does it forget what was typed. A form that was refused, was sent
 * after its session was over or met a failure is not confirmed.
 */
@Component
class AcceptedForms implements HandlerInterceptor {

    /** Holds the address that the form was sent to, read and removed by the next page's script. */
    static final String COOKIE = "accepted";

    private static final Duration KEPT = Duration.ofMinutes(1);

    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView page) {
        if (!request.getMethod().equals("POST")
                || request.getHeader("HX-Request") != null
                || !isTaken(request, page, response)) {
            return;
        }
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(COOKIE, URLEncoder.encode(request.getRequestURI(), StandardCharsets.UTF_8))
                        .path("/")
                        .maxAge(KEPT)
                        .sameSite("Lax")
                        .build()
                        .toString());
    }

    private static boolean isTaken(
            HttpServletRequest request, @Nullable ModelAndView page, HttpServletResponse response) {
        return page != null
                && !Forms.isRefused(request)
                && response.getStatus() < HttpStatus.BAD_REQUEST.value()
                && !(page.getModel().get("problems") instanceof FormProblems problems && problems.any());
    }
}
