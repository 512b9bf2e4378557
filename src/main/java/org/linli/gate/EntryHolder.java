package org.linli.gate;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who came, as far as it is known.
 *
 * @param person of the register; null for whoever is not in it
 */
record EntryHolder(@Nullable UUID pass, @Nullable UUID person) {

    private static final EntryHolder UNKNOWN = new EntryHolder(null, null);

    /** Of the pass that was shown; null for none. */
    static EntryHolder of(@Nullable Pass pass) {
        return pass == null ? UNKNOWN : new EntryHolder(pass.id(), pass.person());
    }
}
