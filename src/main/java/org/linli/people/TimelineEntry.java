package org.linli.people;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened to a person, or, where {@code at} lies in the future, that is due next.
 *
 * @param at when it happened or is due
 * @param icon id of a symbol in {@code static/icons.svg}
 * @param key message key of the line
 * @param args values for the message; texts in the reader's language, never a personal number
 * @param account who did it; null where nobody did
 * @param note more words as somebody entered them; null for none
 * @param href a page with more; null for none
 * @param photos ids of photos that show it
 */
public record TimelineEntry(
        Instant at,
        String icon,
        String key,
        List<Object> args,
        @Nullable UUID account,
        @Nullable String note,
        @Nullable String href,
        List<UUID> photos) {

    public TimelineEntry {
        args = List.copyOf(args);
        photos = List.copyOf(photos);
    }

    /** A line without photos. */
    public TimelineEntry(
            Instant at,
            String icon,
            String key,
            List<Object> args,
            @Nullable UUID account,
            @Nullable String note,
            @Nullable String href) {
        this(at, icon, key, args, account, note, href, List.of());
    }

    /** A line without note and link. */
    public static TimelineEntry of(Instant at, String icon, String key, @Nullable UUID account, Object... args) {
        return new TimelineEntry(at, icon, key, List.of(args), account, null, null);
    }
}
