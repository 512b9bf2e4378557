package org.linli.arrivals;

import java.util.Locale;

/** How an arrival came into the records. */
public enum ArrivalSource {
    PAGE,
    IMPORT,
    API,
    FIELD,
    DEMO;

    /** Message key of its name. */
    public String key() {
        return "arrivals.source." + name().toLowerCase(Locale.ROOT);
    }
}
