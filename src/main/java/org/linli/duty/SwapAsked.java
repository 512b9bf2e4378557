package org.linli.duty;

import org.jspecify.annotations.Nullable;

/**
 * A swap in full.
 *
 * @param from name of whoever asks
 * @param to name of whoever is asked
 * @param shift that is to be taken over
 * @param back that goes back for it; null for nothing
 */
public record SwapAsked(
        Swap swap,
        String from,
        String to,
        Shift shift,
        @Nullable Shift back) {}
