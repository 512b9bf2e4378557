package org.linli.arrivals;

import java.util.Locale;

/** How somebody came. */
public enum Transport {
    TRAIN,
    PLANE,
    COACH,
    CAR,
    SHIP,
    OTHER,
    UNKNOWN;

    /** Message key of its name. */
    public String key() {
        return "arrivals.transport." + name().toLowerCase(Locale.ROOT);
    }
}
