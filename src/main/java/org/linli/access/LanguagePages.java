package org.linli.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.time.Duration;
import org.linli.platform.Languages;
import org.linli.platform.OnFullDisk;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
@OpenToAll("Choosing a language tells nothing and is needed before signing in")
class LanguagePages {

    private final Accounts accounts;

    LanguagePages(Accounts accounts) {
        this.accounts = accounts;
    }

    @OnFullDisk("It is how one comes to understand what is wrong")
    @PostMapping("/language")
    String choose(@RequestParam String to, HttpServletRequest request, HttpServletResponse response) {
        String language = Languages.code(Languages.of(to));
        if (Acting.isKnown()) {
            accounts.chooseLanguage(language);
        }
        ResponseCookie cookie = ResponseCookie.from(AccountLanguage.COOKIE, language)
                .maxAge(Duration.ofDays(365))
                .path("/")
                .httpOnly(true)
                .sameSite("Lax")
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
        return "redirect:" + back(request.getHeader(HttpHeaders.REFERER));
    }

    /** Back to the page that the switch was on; only its path, so that nobody is sent elsewhere. */
    private static String back(@org.jspecify.annotations.Nullable String referer) {
        if (referer == null) {
            return "/";
        }
        try {
            URI from = URI.create(referer);
            String path = from.getRawPath() == null || !from.getRawPath().startsWith("/") ? "/" : from.getRawPath();
            return path.startsWith("//") ? "/" : path + (from.getRawQuery() == null ? "" : "?" + from.getRawQuery());
        } catch (IllegalArgumentException e) {
            return "/";
        }
    }
}
