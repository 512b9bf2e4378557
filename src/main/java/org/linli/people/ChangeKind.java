package org.linli.people;

import java.util.Locale;

/** What happened to a person's record. */
enum ChangeKind {
    ADDED,
    /** Detail: the codes of what was put right, as {@code name,document}. */
    CORRECTED,
    /** Detail: the addresses, as {@code 3组60号202室 → 3组61号}. */
    MOVED,
    HEAD,
    /** Detail: the day. */
    LEFT,
    /** Detail: the day. */
    DIED,
    /** Came back after having left, or was marked as gone by mistake. */
    RETURNED,
    /** Detail: path of the community where somebody with the same document is registered too. */
    KNOWN_ELSEWHERE;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ChangeKind ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
