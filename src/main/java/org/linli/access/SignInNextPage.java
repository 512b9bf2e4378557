package org.linli.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.linli.platform.BusinessClock;
import org.linli.platform.ReturnAddress;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.security.web.savedrequest.SimpleSavedRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/**
 * The page to open after signing in: the one that was asked for, in a signed cookie. Always a page of this server; only
 * the page is kept, never what was sent.
 */
@Component
class SignInNextPage implements RequestCache {

    private static final String COOKIE = "page";
    private static final Duration KEPT = Duration.ofMinutes(30);
    private static final int LONGEST = 1000;

    private final SignedText signed;
    private final BusinessClock clock;

    SignInNextPage(SignedText signed, BusinessClock clock) {
        this.signed = signed;
        this.clock = clock;
    }

    /** Keeps the page that the request came from or asks for. */
    void keep(HttpServletRequest request, HttpServletResponse response) {
        ReturnAddress.of(request)
                .filter(page -> !page.startsWith("/sign-in") && !page.startsWith("/setup") && page.length() <= LONGEST)
                .ifPresent(page -> Cookies.give(
                        request,
                        response,
                        COOKIE,
                        signed.sign(COOKIE, clock.now().plus(KEPT).getEpochSecond() + " " + page),
                        KEPT));
    }

    /** Whether it was one page and not just the address of this server. */
    boolean isAskedFor(HttpServletRequest request) {
        return kept(request).filter(page -> !page.equals("/")).isPresent();
    }

    @Override
    public @Nullable SavedRequest getRequest(HttpServletRequest request, HttpServletResponse response) {
        return kept(request).map(SimpleSavedRequest::new).orElse(null);
    }

    private Optional<String> kept(HttpServletRequest request) {
        return Optional.ofNullable(WebUtils.getCookie(request, COOKIE))
                .flatMap(cookie -> signed.open(COOKIE, cookie.getValue()))
                .map(text -> text.split(" ", 2))
                .filter(text -> Instant.ofEpochSecond(Long.parseLong(text[0])).isAfter(clock.now()))
                .map(text -> text[1]);
    }

    /** Nothing: {@link SessionEnded} says which page it is. */
    @Override
    public void saveRequest(HttpServletRequest request, HttpServletResponse response) {}

    @Override
    public @Nullable HttpServletRequest getMatchingRequest(HttpServletRequest request, HttpServletResponse response) {
        return null;
    }

    @Override
    public void removeRequest(HttpServletRequest request, HttpServletResponse response) {
        if (WebUtils.getCookie(request, COOKIE) != null) {
            Cookies.remove(request, response, COOKIE);
        }
    }
}
