package org.linli.territory;

import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;

/**
 * Which homes of an area are wanted.
 *
 * @param text part of the address, a room (60号202), the landlord's name, or the phone's last four digits; empty for all
 * @param rental only let homes, only others, or both when null
 */
public record HomeQuery(
        AreaPath area, String text, @Nullable Boolean rental) {

    public HomeQuery {
        text = HomeAddress.fold(text).replaceFirst("室$", "");
    }

    /** The digits of a phone number or its tail; null when the text is something else. */
    @Nullable
    String digits() {
        return text.matches("\\d{4}|\\d{11}") ? text : null;
    }
}
