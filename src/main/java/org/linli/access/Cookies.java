package org.linli.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/** How every cookie of ours is given out: not for scripts, not sent from other sites, with TLS only over TLS. */
final class Cookies {

    /** Until the browser is closed. */
    static final Duration WHILE_OPEN = Duration.ofSeconds(-1);

    private Cookies() {}

    static void give(
            HttpServletRequest request, HttpServletResponse response, String name, String value, Duration lasting) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(name, value)
                        .path("/")
                        .maxAge(lasting)
                        .httpOnly(true)
                        .secure(request.isSecure())
                        .sameSite("Lax")
                        .build()
                        .toString());
    }

    static void remove(HttpServletRequest request, HttpServletResponse response, String name) {
        give(request, response, name, "", Duration.ZERO);
    }
}
