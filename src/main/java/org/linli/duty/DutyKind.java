package org.linli.duty;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What somebody is who does duty; a seat may ask for one of them. */
public enum DutyKind {
    CADRE,
    PARTY_MEMBER,
    /** Of the residents, as elected by them 居民代表. */
    REPRESENTATIVE,
    /** Of the place itself, such as of a market. */
    MANAGER,
    VOLUNTEER,
    /** Has a licence and may drive. */
    DRIVER;

    /** As it is stored and sent. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Message key of its name. */
    public String key() {
        return "duty.kind." + code();
    }

    /** Empty for what is none. */
    public static Optional<DutyKind> of(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
    }
}
