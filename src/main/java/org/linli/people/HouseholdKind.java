package org.linli.people;

import java.util.Locale;

/** By what right a household lives where it does. */
public enum HouseholdKind {
    /** 居民户: in a home of their own, or their family's. */
    RESIDENT,
    /** 租户: in a rented home. */
    TENANT;

    /** Message key of the word for it. */
    public String key() {
        return "people.household.kind." + code();
    }

    /** As in addresses and in the database. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static HouseholdKind ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
