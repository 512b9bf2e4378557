package org.linli.access;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/**
 * The mark that each form carries, so that no other site can send one: of the session once somebody is signed in,
 * before that of a signed cookie. Nothing of it is kept here.
 */
@Component
class FormToken implements CsrfTokenRepository {

    private static final String COOKIE = "form";
    private static final String HEADER = "X-CSRF-TOKEN";
    private static final String FIELD = "_csrf";
    private static final int RANDOM_BYTES = 16;

    private final SignedText signed;
    private final SecureRandom random = new SecureRandom();

    FormToken(SignedText signed) {
        this.signed = signed;
    }

    @Override
    public @Nullable CsrfToken loadToken(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            return new Mark(signed.mark("form of a session", session.getId()), null);
        }
        Cookie cookie = WebUtils.getCookie(request, COOKIE);
        return cookie == null
                ? null
                : signed.open(COOKIE, cookie.getValue()).map(this::ofStranger).orElse(null);
    }

    @Override
    public CsrfToken generateToken(HttpServletRequest request) {
        var bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return ofStranger(HexFormat.of().formatHex(bytes));
    }

    private Mark ofStranger(String number) {
        return new Mark(signed.mark("form of a stranger", number), number);
    }

    @Override
    public void saveToken(@Nullable CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
        if (token instanceof Mark mark && mark.stranger() != null) {
            Cookies.give(request, response, COOKIE, signed.sign(COOKIE, mark.stranger()), Cookies.WHILE_OPEN);
        } else if (WebUtils.getCookie(request, COOKIE) != null) {
            Cookies.remove(request, response, COOKIE);
        }
    }

    /** @param stranger the number in the cookie of whoever is not signed in */
    private record Mark(String value, @Nullable String stranger) implements CsrfToken {

        private static final long serialVersionUID = 1L;

        @Override
        public String getToken() {
            return value;
        }

        @Override
        public String getHeaderName() {
            return HEADER;
        }

        @Override
        public String getParameterName() {
            return FIELD;
        }
    }
}
