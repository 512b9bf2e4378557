package org.linli.duty;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That one asked another to stand in their shift.
 *
 * @param seat of whoever asks
 * @param back seat of whoever is asked, in which the asker is to stand instead; null where it goes for nothing
 * @param words up to {@value #LONGEST_WORDS} characters; may be empty
 * @param outcome null while it is open, or was never answered
 * @param endedAt when it was answered or withdrawn; null while neither
 */
public record Swap(
        UUID id,
        UUID seat,
        UUID from,
        UUID to,
        @Nullable UUID back,
        String words,
        Instant askedAt,
        @Nullable Outcome outcome,
        @Nullable Instant endedAt) {

    static final int LONGEST_WORDS = 200;

    /** How it ended. */
    public enum Outcome {
        AGREED,
        DECLINED,
        WITHDRAWN;

        /** As it is stored and sent. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Message key of its name. */
        public String key() {
            return "duty.swap.outcome." + code();
        }

        static @Nullable Outcome of(@Nullable String code) {
            return Arrays.stream(values())
                    .filter(outcome -> outcome.code().equals(code))
                    .findFirst()
                    .orElse(null);
        }
    }
}
