package org.linli.vaccination;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that was done at a site, as a device sends it.
 *
 * @param id made by the device; the same one sent again is stored once
 * @param at by the device's clock
 * @param who of {@code in}: who looked who they are; {@code how}: by what; of {@code asked}: the doctor
 * @param version of {@code asked}: of the questions; {@code answers} to them; {@code fit}: what the doctor decided
 * @param maker of {@code jab}, with {@code batch}
 * @param reason of {@code declined}, with {@code until} where it is put off
 * @param signs of {@code reaction}, with {@code severity} and {@code note}
 * @param of of {@code undo}: id of what was a mistake
 */
public record SiteEventSent(
        @Nullable UUID id,
        @Nullable UUID appointment,
        @Nullable String kind,
        @Nullable Instant at,
        @Nullable String who,
        @Nullable String how,
        @Nullable String version,
        @Nullable Map<String, Boolean> answers,
        @Nullable Boolean fit,
        @Nullable String maker,
        @Nullable String batch,
        @Nullable String reason,
        @Nullable String until,
        @Nullable List<String> signs,
        @Nullable String severity,
        @Nullable String note,
        @Nullable UUID of) {}
