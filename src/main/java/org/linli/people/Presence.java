package org.linli.people;

import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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

    /** What an address asks; those who live here where it asks nothing that there is. */
    static Presence asked(@Nullable String code) {
        return Stream.of(values())
                .filter(each -> each.code().equals(code))
                .findFirst()
                .orElse(HERE);
    }
}
