package org.linli.platform.list;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.linli.platform.text.CalendarDay;

/**
 * By what a list is filtered.
 *
 * @param name of the field in the form and in addresses
 * @param type of the field
 * @param label message key of what it asks
 * @param choices what there is to choose from, for {@link Type#CHOICE}
 * @param otherwise what holds while nothing is asked; empty for everything
 * @param condition adds what is asked to the statement; a value that cannot be understood adds nothing
 */
public record ListFilter(
        String name,
        Type type,
        String label,
        Supplier<List<Choice>> choices,
        String otherwise,
        BiConsumer<String, ListSql> condition) {

    /** How it looks in the form. */
    public enum Type {
        /** Words that are searched for; noted in the trail. */
        SEARCH,
        CHOICE,
        DAY,
        TICK,
        /** Not in the form: it comes with a link and stays while the rest changes. */
        CARRIED
    }

    /**
     * One of several.
     *
     * @param value as it stands in the address
     * @param text as it is read
     */
    public record Choice(String value, String text) {

        /** All, which asks for nothing, before the single ones. */
        public static List<Choice> allOr(String all, Stream<Choice> one) {
            return Stream.concat(Stream.of(new Choice("", all)), one).toList();
        }
    }

    public static ListFilter search(String name, String label, BiConsumer<String, ListSql> condition) {
        return new ListFilter(name, Type.SEARCH, label, List::of, "", condition);
    }

    public static ListFilter choice(
            String name, String label, Supplier<List<Choice>> choices, BiConsumer<String, ListSql> condition) {
        return new ListFilter(name, Type.CHOICE, label, choices, "", condition);
    }

    public static ListFilter day(String name, String label, BiConsumer<LocalDate, ListSql> condition) {
        return new ListFilter(name, Type.DAY, label, List::of, "", (written, sql) -> {
            try {
                condition.accept(CalendarDay.parse(written), sql);
            } catch (DateTimeException e) {
                // What is no day asks for nothing.
            }
        });
    }

    public static ListFilter tick(String name, String label, BiConsumer<String, ListSql> condition) {
        return new ListFilter(name, Type.TICK, label, List::of, "", condition);
    }

    public static ListFilter carried(String name, BiConsumer<String, ListSql> condition) {
        return new ListFilter(name, Type.CARRIED, "", List::of, "", condition);
    }

    /** The same, with something that holds while nothing is asked. */
    public ListFilter otherwise(String value) {
        return new ListFilter(name, type, label, choices, value, condition);
    }
}
