package org.linli.policy;

/** The colour of the health code (健康码) that the person showed; {@link #UNKNOWN} when none was seen. */
public enum HealthCode {
    GREEN,
    YELLOW,
    RED,
    UNKNOWN
}
