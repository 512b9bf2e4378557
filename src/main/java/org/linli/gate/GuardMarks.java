package org.linli.gate;

import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.Acting;
import org.linli.access.Sealing;
import org.springframework.stereotype.Component;

/**
 * Marks by which a device tells who stood at the gate, also when somebody else is signed in by the time it sends. Each
 * is given to its own account only, and nobody else can make it.
 */
@Component
class GuardMarks {

    private static final String PURPOSE = "gate.guard";

    private final Sealing sealing;

    GuardMarks(Sealing sealing) {
        this.sealing = sealing;
    }

    /** The mark of whoever acts. */
    String mine() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(sealing.seal(PURPOSE, Acting.now().account().toString()));
    }

    /** The account that a mark was given to; of whoever acts where there is none, or one that was not made here. */
    UUID of(@Nullable String mark) {
        return Optional.ofNullable(mark)
                .flatMap(this::opened)
                .orElseGet(() -> Acting.now().account());
    }

    private Optional<UUID> opened(String mark) {
        try {
            return Optional.of(
                    UUID.fromString(sealing.open(PURPOSE, Base64.getUrlDecoder().decode(mark))));
        } catch (IllegalStateException | IllegalArgumentException foreign) {
            return Optional.empty();
        }
    }
}
