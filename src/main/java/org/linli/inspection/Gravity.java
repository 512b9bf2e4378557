package org.linli.inspection;

import java.util.Arrays;
import java.util.Locale;

/** How grave a finding is; by when it must be put right stands in the file of the checklists. */
public enum Gravity {
    MINOR,
    SERIOUS,
    /** Somebody may be infected while it lasts. */
    DANGER;

    /** As it is stored and written in files. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Message key of its name. */
    public String key() {
        return "inspection.gravity." + code();
    }

    static Gravity of(String code) {
        return Arrays.stream(values())
                .filter(gravity -> gravity.code().equals(code))
                .findFirst()
                .orElseThrow();
    }
}
