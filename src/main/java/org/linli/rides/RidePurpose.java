package org.linli.rides;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What somebody is driven for. */
public enum RidePurpose {
    VACCINATION,
    HOSPITAL,
    DIALYSIS,
    SAMPLING,
    /** Home from the station. */
    STATION,
    OTHER;

    /** As it is stored and sent. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Message key of its name. */
    public String key() {
        return "rides.purpose." + code();
    }

    static Optional<RidePurpose> of(String code) {
        return Arrays.stream(values())
                .filter(purpose -> purpose.code().equals(code))
                .findFirst();
    }
}
