package org.linli.supplies;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That a store has more or less of a good. Never changed; a mistake is taken back by another that names it.
 *
 * @param id made by whoever enters it
 * @param good its code
 * @param quantity by how much the store has more; less when negative
 * @param counted how much was found there; null where nothing was counted
 * @param note at most {@value #LONGEST_NOTE} characters
 * @param by the account; null for the program itself
 * @param corrects the movement that it takes back
 * @param delivery to whose household it went, or came back from
 * @param corrected whether it was taken back since
 */
public record Movement(
        UUID id,
        UUID storeroom,
        String good,
        Kind kind,
        int quantity,
        @Nullable Integer counted,
        String note,
        Instant at,
        @Nullable UUID by,
        @Nullable UUID corrects,
        @Nullable UUID delivery,
        boolean corrected) {

    static final int MOST = 100_000;
    static final int LONGEST_NOTE = 200;

    /** Why a store has more or less. */
    public enum Kind {
        IN,
        OUT,
        /** What was found there was another number than the sum, or the same. */
        COUNT,
        CORRECTION,
        DELIVERY;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Kind of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }

        /** Message key of its name. */
        public String key() {
            return "supplies.movement." + code();
        }

        /** Whether somebody enters it with a number. */
        boolean isEntered() {
            return this == IN || this == OUT || this == COUNT;
        }
    }

    /** Whether it can be taken back: what was delivered follows from its delivery. */
    public boolean isCorrectable() {
        return kind.isEntered() && !corrected && quantity != 0;
    }

    /**
     * Somebody's entry.
     *
     * @param kind in, out or count
     * @param number how much came in or went out, or how much was found there
     */
    public record Entry(UUID id, UUID storeroom, String good, Kind kind, int number, String note) {

        /** Whether the same was entered before, and only the answer was lost on the way. */
        boolean isRepeatOf(Movement before) {
            int asked = switch (before.kind()) {
                case COUNT -> before.counted() == null ? -1 : before.counted();
                case OUT -> -before.quantity();
                default -> before.quantity();
            };
            return storeroom.equals(before.storeroom())
                    && good.equals(before.good())
                    && kind == before.kind()
                    && number == asked
                    && note.equals(before.note());
        }
    }
}
