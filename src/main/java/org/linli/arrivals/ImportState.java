package org.linli.arrivals;

import java.util.Locale;

/** How far a file has come. */
public enum ImportState {
    /** Waits for a person to check what its columns mean. */
    MAPPING,
    /** Its rows are being read; after a crash it goes on where it was. */
    RUNNING,
    DONE,
    /** Stopped by something that somebody must see to; can go on from there. */
    FAILED,
    /** Stopped by a person. What was stored until then stays. */
    CANCELLED;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ImportState ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    /** Message key of its name. */
    public String key() {
        return "arrivals.import.state." + code();
    }
}
