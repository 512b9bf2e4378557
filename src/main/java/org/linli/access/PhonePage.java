package org.linli.access;

import java.util.Set;

/**
 * The page that stands first for some roles when they sign in on a phone; on anything larger it is the desk for
 * everybody but those whose whole work is on that page. A module declares one as a bean.
 *
 * @param path where it lies
 * @param permission without which it is nobody's
 * @param roles whose it is
 * @param everywhere whether it stands first on anything larger too, such as on a tablet
 */
public record PhonePage(String path, String permission, Set<Role> roles, boolean everywhere) {

    public PhonePage {
        roles = Set.copyOf(roles);
    }

    /** On phones only. */
    public PhonePage(String path, String permission, Set<Role> roles) {
        this(path, permission, roles, false);
    }
}
