package org.linli.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** Which page stands first for whoever signs in without having asked for one, where that is not the desk. */
@Component
class SignInFirstPage {

    /** What browsers of phones call themselves where they do not say outright that they are on one. */
    private static final Pattern PHONE = Pattern.compile("Mobi|Android|iPhone");

    private final PhonePages pages;

    SignInFirstPage(PhonePages pages) {
        this.pages = pages;
    }

    /** Empty for the desk. */
    Optional<String> of(HttpServletRequest request, Authentication who) {
        if (!(who.getPrincipal() instanceof Principals principal)) {
            return Optional.empty();
        }
        return pages.of(principal.actor().role(), isOnPhone(request) && !DeskChoice.isMade(request));
    }

    private static boolean isOnPhone(HttpServletRequest request) {
        String agent = request.getHeader("User-Agent");
        return "?1".equals(request.getHeader("Sec-CH-UA-Mobile"))
                || (agent != null && PHONE.matcher(agent).find());
    }
}
