package org.linli.platform.list;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a column shows of a row.
 *
 * @param text as it is read; empty for nothing
 * @param href where it leads; null for nowhere
 * @param marks badges behind the text
 */
public record ListCell(String text, @Nullable String href, List<Mark> marks) {

    public static final ListCell EMPTY = new ListCell("", null, List.of());

    public ListCell {
        marks = List.copyOf(marks);
    }

    public static ListCell of(@Nullable Object value) {
        return value == null ? EMPTY : new ListCell(value.toString(), null, List.of());
    }

    public static ListCell link(String text, String href) {
        return new ListCell(text, href, List.of());
    }

    /** Nothing but a badge. */
    public static ListCell mark(String text, Tone tone) {
        return EMPTY.marked(text, tone);
    }

    /** The same with one badge more. */
    public ListCell marked(String text, Tone tone) {
        return marked(text, tone, "");
    }

    /** The same with one badge more that is known by its icon too. */
    public ListCell marked(String text, Tone tone, String icon) {
        var more = new ArrayList<>(marks);
        more.add(new Mark(text, tone, icon));
        return new ListCell(this.text, href, more);
    }

    /**
     * A badge.
     *
     * @param icon name of its icon; empty for none
     */
    public record Mark(String text, Tone tone, String icon) {}

    /** How urgent a badge is. */
    public enum Tone {
        GOOD("bg-green-lt"),
        NOTED("bg-blue-lt"),
        CAREFUL("bg-orange-lt"),
        DANGER("bg-red-lt");

        private final String css;

        Tone(String css) {
            this.css = css;
        }

        /** Class of the badge. */
        public String css() {
            return css;
        }
    }
}
