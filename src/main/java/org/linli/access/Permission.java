package org.linli.access;

import java.util.Set;

/**
 * Something a role may do. A module declares one as a bean for each thing its endpoints ask for; an endpoint that names
 * a permission nobody declared, or none at all, keeps the program from starting.
 *
 * @param key such as {@code arrivals.register}; its name on the roles page is the message {@code permission.<key>}
 * @param roles who holds it
 */
public record Permission(String key, Set<Role> roles) {

    public Permission {
        roles = Set.copyOf(roles);
    }

    public static Permission of(String key, Role first, Role... more) {
        var roles = new java.util.HashSet<Role>(Set.of(more));
        roles.add(first);
        return new Permission(key, roles);
    }
}
