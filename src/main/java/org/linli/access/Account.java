package org.linli.access;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who works with Linli.
 *
 * @param username sign-in name, lower case
 * @param name what others see
 * @param phone the telephone that they answer at work, shown to whoever is shown their name; null where none was given
 * @param area the node that the account sees, with everything under it
 * @param language {@code zh} or {@code en} once chosen
 * @param disabled whether it may no longer sign in
 * @param signedInAt last sign-in
 * @param credentials counts new passwords and locks; sessions begun under another count are over
 * @param version for changing what was read
 */
public record Account(
        UUID id,
        String username,
        String name,
        @Nullable String phone,
        Role role,
        AreaPath area,
        @Nullable String language,
        boolean disabled,
        @Nullable Instant signedInAt,
        Instant createdAt,
        int credentials,
        int version) {

    /** This account as the one who acts. */
    public Actor actor() {
        return new Actor(id, username, name, role, area, language);
    }
}
