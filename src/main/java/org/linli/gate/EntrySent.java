package org.linli.gate;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry as a device sends it.
 *
 * @param id made by the device; the same one sent again is stored once
 * @param at by the device's clock
 * @param mask whether a mask was worn
 * @param colour {@code green}, {@code yellow}, {@code red} or {@code none}
 * @param temperature degrees Celsius with one decimal place, 30.0 to 45.0; absent where it was not taken
 * @param outcome {@code in}, {@code checked} or {@code refused}
 * @param pass the code or the number of a pass; absent for none
 * @param guard the mark that the page of the gate gave whoever stood there; absent for whoever sends
 */
@Schema(name = "EntrySent")
public record EntrySent(
        @Nullable UUID id,
        @Nullable UUID gate,
        @Nullable Instant at,
        @Nullable Boolean mask,
        @Nullable String colour,
        @Nullable BigDecimal temperature,
        @Nullable String outcome,
        @Nullable String pass,
        @Nullable String guard) {}
