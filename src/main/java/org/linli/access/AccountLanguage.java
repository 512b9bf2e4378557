package org.linli.access;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Enumeration;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.linli.platform.Languages;
import org.linli.platform.Software;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.util.WebUtils;

/**
 * The language of an answer: the account's choice, else this browser's, else what its Accept-Language prefers. Software
 * says with Accept-Language for whom it asks, so at the API that goes first.
 */
@Component("localeResolver")
class AccountLanguage implements LocaleResolver {

    static final String COOKIE = "language";

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        Optional<Locale> asked = Software.asksTheApi(request) ? preferred(request) : Optional.empty();
        return asked.or(() -> chosen().or(() -> ofCookie(request)).map(Languages::of))
                .or(() -> preferred(request)) // read last: a page asks for its language with each of its texts
                .orElse(Languages.CHINESE);
    }

    private static Optional<String> ofCookie(HttpServletRequest request) {
        return Optional.ofNullable(WebUtils.getCookie(request, COOKIE)).map(Cookie::getValue);
    }

    private static Optional<String> chosen() {
        return Acting.isKnown() ? Optional.ofNullable(Acting.now().language()) : Optional.empty();
    }

    /** The first of ours that the request names. */
    private static Optional<Locale> preferred(HttpServletRequest request) {
        if (request.getHeader("Accept-Language") == null) {
            return Optional.empty();
        }
        Enumeration<Locale> locales = request.getLocales();
        while (locales.hasMoreElements()) {
            String language = locales.nextElement().getLanguage();
            if (language.equals("zh") || language.equals("en")) {
                return Optional.of(Languages.of(language));
            }
        }
        return Optional.empty();
    }

    @Override
    public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
        throw new UnsupportedOperationException("The language is chosen at /language");
    }
}
