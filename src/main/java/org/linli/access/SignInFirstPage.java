package org.linli.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** Which page stands first for whoever signs in without having asked for one, where that is not the desk. */
@Component
class SignInFirstPage {

    /** What browsers of phones call themselves where they do not say outright that they are on one. */
    private static final Pattern PHONE = Pattern.compile("Mobi|Android|iPhone");

    private final ObjectProvider<PhonePage> pages;
    private final Permissions permissions;

    SignInFirstPage(ObjectProvider<PhonePage> pages, Permissions permissions) {
        this.pages = pages;
        this.permissions = permissions;
    }

    /** Empty for the desk. */
    Optional<String> of(HttpServletRequest request, Authentication who) {
        if (!(who.getPrincipal() instanceof Principals principal)) {
            return Optional.empty();
        }
        boolean byPhone = isOnPhone(request) && !DeskChoice.isMade(request);
        Role role = principal.actor().role();
        return pages.stream()
                .filter(page -> byPhone || page.everywhere())
                .filter(page -> page.roles().contains(role) && permissions.holds(role, page.permission()))
                .map(PhonePage::path)
                .findFirst();
    }

    private static boolean isOnPhone(HttpServletRequest request) {
        String agent = request.getHeader("User-Agent");
        return "?1".equals(request.getHeader("Sec-CH-UA-Mobile"))
                || (agent != null && PHONE.matcher(agent).find());
    }
}
