package org.linli.statement;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;

/**
 * One counted thing.
 *
 * @param rentalPath the rental cell over it; null outside rented homes
 * @param personId whom it is about; null where it is about nobody
 * @param at when it happened or is due
 * @param part its breakdown; empty where it has none; {@code came}, {@code went} or {@code changed} among differences
 * @param link address of the page that shows it
 */
public record Row(
        UUID id,
        AreaPath path,
        @Nullable AreaPath rentalPath,
        @Nullable UUID personId,
        @Nullable Instant at,
        String part,
        @Nullable String link) {}
