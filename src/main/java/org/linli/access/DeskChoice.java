package org.linli.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.springframework.web.util.WebUtils;

/** That somebody wants the desk on this phone too, though another page would stand first; kept by the phone. */
public final class DeskChoice {

    private static final String COOKIE = "desk";
    private static final Duration KEPT = Duration.ofDays(365);

    private DeskChoice() {}

    static boolean isMade(HttpServletRequest request) {
        return WebUtils.getCookie(request, COOKIE) != null;
    }

    static void make(HttpServletRequest request, HttpServletResponse response) {
        Cookies.give(request, response, COOKIE, "yes", KEPT);
    }

    /** Whoever goes to the phone's own page has changed their mind. */
    public static void takeBack(HttpServletRequest request, HttpServletResponse response) {
        if (isMade(request)) {
            Cookies.remove(request, response, COOKIE);
        }
    }
}
