package org.linli.access;

import java.security.Principal;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who acts: a signed-in user, or the program itself.
 *
 * @param id the account; null for the program itself
 * @param username sign-in name
 * @param name the name that others see
 * @param role what the account may do
 * @param area the node that the account is bound to; null only for the program itself, which sees everything
 * @param language {@code zh} or {@code en}; null when the user never chose
 */
public record Actor(
        @Nullable UUID id,
        String username,
        String name,
        Role role,
        @Nullable AreaPath area,
        @Nullable String language) implements Principal {

    /** The program itself: start-up, resuming work, looking up who signs in. */
    public static final Actor SYSTEM = new Actor(null, "linli", "Linli", Role.ADMINISTRATOR, null, null);

    @Override
    public String getName() {
        return username;
    }

    /** The account's id; for what only a signed-in user does. */
    public UUID account() {
        if (id == null) {
            throw new IllegalStateException("The program itself has no account");
        }
        return id;
    }

    /** The node that the user works in; for what only a signed-in user does. */
    public AreaPath home() {
        return Optional.ofNullable(area).orElseThrow(() -> new IllegalStateException("The program has no area"));
    }

    /** Whether the node lies in what this user sees. */
    public boolean sees(AreaPath path) {
        return area == null || area.covers(path);
    }

    /** The text that row-level security compares with: everything at or under it is visible. */
    String scope() {
        return area == null ? "" : area.value();
    }
}
