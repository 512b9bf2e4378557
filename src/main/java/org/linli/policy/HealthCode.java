package org.linli.policy;

import java.util.Locale;

/** The colour of the health code (健康码) that the person showed; {@link #UNKNOWN} when none was seen. */
public enum HealthCode {
    GREEN,
    YELLOW,
    RED,
    UNKNOWN;

    /** Message key of its name. */
    public String key() {
        return "policy.code." + name().toLowerCase(Locale.ROOT);
    }
}
