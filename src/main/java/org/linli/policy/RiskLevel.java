package org.linli.policy;

import java.util.Locale;

/**
 * How dangerous a place is held to be on a day, in rising order, so that conditions can say {@code >= medium}. The
 * names in policy files and in the list of places are these in lower case.
 */
public enum RiskLevel {
    /** Not on the list. */
    NONE(0),
    /** Low risk (低风险): listed, and nothing more. */
    LOW(1),
    /** The county has local cases (有本土病例的县), though the place itself is neither medium nor high. */
    LOCAL_CASES(2),
    /** Medium risk (中风险). */
    MEDIUM(3),
    /** High risk (高风险). */
    HIGH(4);

    private final int rank;

    RiskLevel(int rank) {
        this.rank = rank;
    }

    /** The number that conditions compare. */
    long rank() {
        return rank;
    }

    /** Message key of its name. */
    public String key() {
        return "policy.level." + name().toLowerCase(Locale.ROOT);
    }
}
