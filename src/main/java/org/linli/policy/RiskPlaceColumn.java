package org.linli.policy;

import java.util.Locale;

/** The columns of a file of places at risk. Which headings they may have stands in {@link ReadingRiskPlaces}. */
public enum RiskPlaceColumn {
    DIVISION_CODE(true),
    NAME(true),
    LEVEL(true),
    FROM(true),
    TO(false),
    SOURCE(true);

    private final boolean required;

    RiskPlaceColumn(boolean required) {
        this.required = required;
    }

    /** Whether a file without it cannot be read. */
    public boolean isRequired() {
        return required;
    }

    /** Message key of its name. */
    public String key() {
        return "policy.column." + name().toLowerCase(Locale.ROOT);
    }
}
