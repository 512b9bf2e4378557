package org.linli.wellbeing;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How somebody says they are, from good to bad. */
enum Mood {
    GOOD(2),
    SO(1),
    BAD(0);

    private final int points;

    Mood(int points) {
        this.points = points;
    }

    /** For comparing days: the more the better. */
    int points() {
        return points;
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Mood of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    static List<String> codes() {
        return Arrays.stream(values()).map(Mood::code).toList();
    }

    /** Message key of its name. */
    public String key() {
        return "wellbeing.mood." + code();
    }
}
