package org.linli.inspection;

import java.util.Arrays;
import java.util.Locale;

/** How a round stands. */
public enum RoundState {
    PLANNED,
    /** All in order. */
    FINE,
    /** Something was not. */
    WRONG,
    /** Nobody was there. */
    SHUT,
    MISSED,
    CALLED_OFF;

    /** As it is stored. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Message key of its name. */
    public String key() {
        return "inspection.state." + code();
    }

    static RoundState of(String code) {
        return Arrays.stream(values())
                .filter(state -> state.code().equals(code))
                .findFirst()
                .orElseThrow();
    }
}
