package org.linli.gate;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of an entry that was sent.
 *
 * @param id as it was sent; absent where none was
 * @param state {@code stored}, {@code known} for one sent before, or {@code refused}
 * @param problem what is wrong and what to do; empty for one that was not refused
 */
@Schema(name = "EntryResult")
public record EntryResult(@Nullable UUID id, String state, String problem) {

    /** Whether it was stored. */
    enum State {
        STORED,
        KNOWN,
        REFUSED
    }

    static EntryResult of(@Nullable UUID id, State state, String problem) {
        return new EntryResult(id, state.name().toLowerCase(Locale.ROOT), problem);
    }
}
