package org.linli.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/**
 * A device on which an account has signed in before, by a signed cookie. It opens nothing; it only keeps somebody who
 * tries passwords elsewhere from locking the device's own user out.
 */
@Component
class KnownDevice {

    private static final String COOKIE = "device";
    private static final Duration KEPT = Duration.ofDays(180);

    private final SignedText signed;

    KnownDevice(SignedText signed) {
        this.signed = signed;
    }

    /** The device's number if this account has signed in on it. */
    Optional<String> of(HttpServletRequest request, String username) {
        return kept(request).filter(parts -> parts[1].equals(username)).map(parts -> parts[0]);
    }

    /** Its number, and who signed in last. */
    private Optional<String[]> kept(HttpServletRequest request) {
        return Optional.ofNullable(WebUtils.getCookie(request, COOKIE))
                .flatMap(cookie -> signed.open(COOKIE, cookie.getValue()))
                .map(text -> text.split(" ", 2))
                .filter(parts -> parts.length == 2);
    }

    /**
     * Remembers that the account has signed in here; a device remembers the last one.
     *
     * @return its number, the same whoever signs in
     */
    String remember(HttpServletRequest request, HttpServletResponse response, String username) {
        String number = kept(request)
                .map(parts -> parts[0])
                .orElseGet(() -> UUID.randomUUID().toString());
        Cookies.give(request, response, COOKIE, signed.sign(COOKIE, number + " " + username), KEPT);
        return number;
    }
}
