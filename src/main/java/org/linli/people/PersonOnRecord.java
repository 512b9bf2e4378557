package org.linli.people;

import org.jspecify.annotations.Nullable;
import org.linli.access.Actor;
import org.linli.access.AreaPath;

/** Somebody whom the register knows, as far as it takes to know them again. */
public record PersonOnRecord(
        PersonId id, String name, AreaPath path, @Nullable AreaPath rentalPath) {

    /** Whether they live in what the actor sees. */
    public boolean isSeenBy(Actor actor) {
        return actor.sees(path) || rentalPath != null && actor.sees(rentalPath);
    }
}
