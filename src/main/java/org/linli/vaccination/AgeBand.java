package org.linli.vaccination;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Ages by which elders are counted. */
public enum AgeBand {
    SIXTY(60, 70),
    SEVENTY(70, 80),
    EIGHTY(80, 200);

    /** From this age on people are counted among the elders. */
    public static final int FIRST = 60;

    private final int from;
    private final int below;

    AgeBand(int from, int below) {
        this.from = from;
        this.below = below;
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Message key of its name. */
    public String key() {
        return "vaccination.band." + code();
    }

    /** The last day on which somebody of the band can be born. */
    LocalDate lastBorn(LocalDate today) {
        return today.minusYears(from);
    }

    /** The first day on which somebody of the band can be born. */
    LocalDate firstBorn(LocalDate today) {
        return today.minusYears(below).plusDays(1);
    }

    /** Empty for who is younger, or whose birthday is not known. */
    static Optional<AgeBand> of(@Nullable Integer age) {
        return age == null
                ? Optional.empty()
                : Arrays.stream(values())
                        .filter(band -> age >= band.from && age < band.below)
                        .findFirst();
    }

    static Optional<AgeBand> of(String code) {
        return Arrays.stream(values()).filter(one -> one.code().equals(code)).findFirst();
    }
}
