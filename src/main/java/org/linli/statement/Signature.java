package org.linli.statement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.linli.access.Role;

/**
 * That somebody signed the statement of a node and a day, by which its figures were frozen. It is never taken back:
 * what changes afterwards shows as a difference to it, and a supplementary signature freezes the figures anew beside
 * it.
 *
 * @param number 1 for the signature itself, 2 and more for supplementary ones (补签)
 * @param replaces the signature before it; null for the first
 * @param note why it had to be supplemented; null for the first
 * @param acknowledged keys of what stood open then; see {@link OpenPart}
 * @param by the name of who signed, as it was then
 */
public record Signature(
        UUID id,
        AreaPath area,
        LocalDate day,
        int number,
        @Nullable UUID replaces,
        @Nullable String note,
        List<String> acknowledged,
        String by,
        Role role,
        Instant at) {

    public Signature {
        acknowledged = List.copyOf(acknowledged);
    }
}
