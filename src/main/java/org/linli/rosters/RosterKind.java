package org.linli.rosters;

import java.util.Locale;

/** What a seat may ask for; somebody can be several of them. */
public enum RosterKind {
    /** 干部. */
    CADRE,
    /** 党员. */
    PARTY_MEMBER,
    /** 居民代表. */
    REPRESENTATIVE,
    /** Of the market or firm that a post belongs to. */
    MANAGER,
    /** 志愿者. */
    VOLUNTEER,
    /** Can drive, and has a vehicle. */
    DRIVER;

    /** Message key of the word for it. */
    public String key() {
        return "rosters.kind." + name().toLowerCase(Locale.ROOT);
    }
}
