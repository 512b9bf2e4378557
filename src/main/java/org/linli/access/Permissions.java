package org.linli.access;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.linli.platform.Forbidden;
import org.springframework.stereotype.Component;

/** All that the modules declared may be done, and by whom. */
@Component
public class Permissions {

    private final Map<String, Permission> byKey;

    Permissions(List<Permission> declared) {
        this.byKey = declared.stream()
                .collect(Collectors.toMap(
                        Permission::key,
                        p -> p,
                        (a, b) -> {
                            throw new IllegalStateException("Permission " + a.key() + " is declared twice");
                        },
                        TreeMap::new));
    }

    /** Whether the role holds the permission. An undeclared one is held by nobody. */
    public boolean holds(Role role, String permission) {
        return Optional.ofNullable(byKey.get(permission))
                .map(p -> p.roles().contains(role))
                .orElse(false);
    }

    /** Whether whoever acts holds the permission. */
    public boolean held(String permission) {
        return Acting.isKnown() && holds(Acting.now().role(), permission);
    }

    /** Throws {@link Forbidden} unless whoever acts holds the permission. */
    public void demand(String permission) {
        if (!held(permission)) {
            throw new Forbidden(permission);
        }
    }

    /** All permissions by key. */
    public java.util.Collection<Permission> all() {
        return byKey.values();
    }

    boolean isDeclared(String key) {
        return byKey.containsKey(key);
    }
}
