package org.linli.access;

import java.util.Set;

/**
 * The page that stands first for some roles when they sign in on a phone; on anything larger it is the desk for
 * everybody. A module declares one as a bean.
 *
 * @param path where it lies
 * @param permission without which it is nobody's
 * @param roles whose it is
 */
public record PhonePage(String path, String permission, Set<Role> roles) {

    public PhonePage {
        roles = Set.copyOf(roles);
    }
}
