package org.linli.keypersons;

import java.time.LocalDate;
import java.util.UUID;

/**
 * Where somebody stood on the list when they were told: by when they had to be met, then by id. Who is met meanwhile
 * stands elsewhere, and those behind them do not.
 */
record KeyPersonPlace(LocalDate dueOn, UUID id) {

    private static final String BETWEEN = "_";

    static KeyPersonPlace of(KeyPerson who) {
        return new KeyPersonPlace(who.dueOn(), who.id());
    }

    /**
     * As it was {@linkplain #toString() written}.
     *
     * @throws IllegalArgumentException for anything else
     */
    public static KeyPersonPlace valueOf(String written) {
        int between = written.indexOf(BETWEEN);
        if (between < 0) {
            throw new IllegalArgumentException("No place on the list of key persons");
        }
        return new KeyPersonPlace(
                LocalDate.parse(written.substring(0, between)), UUID.fromString(written.substring(between + 1)));
    }

    @Override
    public String toString() {
        return dueOn + BETWEEN + id;
    }
}
