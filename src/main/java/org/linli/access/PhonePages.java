package org.linli.access;

import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The pages that stand first for some roles. */
@Component
public class PhonePages {

    private final ObjectProvider<PhonePage> pages;
    private final Permissions permissions;

    PhonePages(ObjectProvider<PhonePage> pages, Permissions permissions) {
        this.pages = pages;
        this.permissions = permissions;
    }

    /** The path of the page that stands first for whoever acts, whatever they hold in their hands; empty for none. */
    public Optional<String> everywhere() {
        return of(Acting.now().role(), false);
    }

    /** The path of the page that stands first for a role; empty for the desk. */
    Optional<String> of(Role role, boolean byPhone) {
        return pages.stream()
                .filter(page -> byPhone || page.everywhere())
                .filter(page -> page.roles().contains(role) && permissions.holds(role, page.permission()))
                .map(PhonePage::path)
                .findFirst();
    }
}
