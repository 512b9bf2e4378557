package org.linli.territory;

import java.util.Locale;

/**
 * The two coverings of the same ground. Every home lies in one household cell; a rented one may lie in a rental cell
 * too. Sums run over the household layer; the rental layer is a second way of looking at some of the same homes.
 */
public enum Layer {
    HOUSEHOLD,
    RENTAL;

    /** Message key of the word for it. */
    public String key() {
        return "territory.layer." + code();
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
