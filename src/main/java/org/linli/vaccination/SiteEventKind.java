package org.linli.vaccination;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What was done at a site with whoever came. */
enum SiteEventKind {
    /** They came, and somebody looked who they are. */
    IN,
    /** The doctor's questions were answered. */
    ASKED,
    /** The dose was given. */
    JAB,
    /** No dose was given. */
    DECLINED,
    /** Something was noticed after the dose. */
    REACTION,
    /** They went. */
    LEFT,
    /** Another one was a mistake. */
    UNDO;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<SiteEventKind> of(String code) {
        return Arrays.stream(values()).filter(one -> one.code().equals(code)).findFirst();
    }
}
