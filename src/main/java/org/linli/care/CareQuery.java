package org.linli.care;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;

/**
 * Which measures are wanted.
 *
 * @param state how they stand
 * @param protocol only of this code; empty for all
 * @param text a name, initials, an address or room, or the tail of a phone or ID number; empty for all. Cut after 60
 *     characters
 * @param area the node they are in or under; null for the whole scope
 * @param sort how they are ordered
 */
public record CareQuery(
        State state, String protocol, String text, @Nullable AreaPath area, Sort sort) {

    public CareQuery {
        text = text.strip();
        text = text.length() > 60 ? text.substring(0, 60) : text;
    }

    /** Everybody under a measure now. */
    public static CareQuery active() {
        return inState(State.ACTIVE);
    }

    /** Everybody whose measure stands so. */
    static CareQuery inState(State state) {
        return new CareQuery(state, "", "", null, Sort.END);
    }

    /** How a measure stands. */
    public enum State {
        /** Has begun and not ended. */
        ACTIVE,
        /** Has not begun. */
        UPCOMING,
        /** Its last day is today or over. */
        DUE,
        /** Active, and a check or sample was missed and is still to do. */
        MISSED,
        /** Active, with an alarm that nobody has seen to, or a fever without an explanation. */
        ALARM,
        ENDED,
        ALL;

        /** Message key of its name. */
        public String key() {
            return "care.state." + name().toLowerCase(Locale.ROOT);
        }
    }

    /** How a list is ordered. */
    public enum Sort {
        /** By the last day. */
        END,
        /** In walking order. */
        PLACE;

        /** Message key of its name. */
        public String key() {
            return "care.sort." + name().toLowerCase(Locale.ROOT);
        }
    }
}
