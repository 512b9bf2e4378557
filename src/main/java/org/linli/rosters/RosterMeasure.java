package org.linli.rosters;

/** What is shared over the season, each in whole units, so that a plan can be weighed exactly. */
public enum RosterMeasure {
    /** In half hours. */
    HOURS,
    /** In quarters of a shift, like the others. */
    NIGHTS,
    WEEKENDS,
    FESTIVALS;

    private static final int MINUTES_OF_UNIT = 30;
    private static final int UNITS_OF_SHIFT = 4;
    private static final int HALF_HOURS_SAID = 8;

    int units(RosterStint stint) {
        return switch (this) {
            case HOURS -> stint.halfHours();
            case NIGHTS -> stint.night() ? UNITS_OF_SHIFT : 0;
            case WEEKENDS -> stint.weekend() ? UNITS_OF_SHIFT : 0;
            case FESTIVALS -> stint.festival() ? UNITS_OF_SHIFT : 0;
        };
    }

    long units(RosterHistory history) {
        return switch (this) {
            case HOURS -> halfHours(history.minutes());
            case NIGHTS -> (long) history.nights() * UNITS_OF_SHIFT;
            case WEEKENDS -> (long) history.weekends() * UNITS_OF_SHIFT;
            case FESTIVALS -> (long) history.festivals() * UNITS_OF_SHIFT;
        };
    }

    int weight(RosterWeights weights) {
        return switch (this) {
            case HOURS -> weights.hours();
            case NIGHTS -> weights.nights();
            case WEEKENDS -> weights.weekends();
            case FESTIVALS -> weights.festivals();
        };
    }

    /** Units in what people count: hours, or shifts. */
    double inWords(long units) {
        return this == HOURS ? units / 2.0 : units / (double) UNITS_OF_SHIFT;
    }

    /** What is worth a word, in units: a shift, or four hours. */
    long leastSaid() {
        return this == HOURS ? HALF_HOURS_SAID : UNITS_OF_SHIFT;
    }

    static int halfHours(long minutes) {
        return (int) Math.round(minutes / (double) MINUTES_OF_UNIT);
    }
}
