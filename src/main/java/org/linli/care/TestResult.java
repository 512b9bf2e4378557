package org.linli.care;

import java.util.Locale;

/** What a sample showed. */
public enum TestResult {
    /** Not known yet. */
    PENDING,
    NEGATIVE,
    POSITIVE,
    /** The sample could not be read; another one is needed. */
    INVALID;

    /** Message key of its name. */
    public String key() {
        return "care.result." + code();
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static TestResult of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
