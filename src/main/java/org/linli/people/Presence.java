package org.linli.people;

import java.util.Locale;

/** Whether people who live here are wanted, or those who have gone. */
public enum Presence {
    HERE,
    /** Moved away or died. */
    GONE,
    ALL;

    /** Message key of the word for it. */
    public String key() {
        return "people.presence." + code();
    }

    /** As in addresses and in the database. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
