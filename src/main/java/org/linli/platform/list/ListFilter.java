package org.linli.platform.list;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.platform.text.CalendarDay;

/**
 * By what a list is filtered.
 *
 * @param name of the field in the form and in addresses
 * @param type of the field
 * @param label message key of what it asks
 * @param choices what there is to choose from, for {@link Type#CHOICE}, while that is asked
 * @param otherwise what holds while nothing is asked; empty for everything
 * @param condition adds what is asked to the statement
 * @param known what can be asked beside the choices, for {@link Type#CARRIED} and choices with more beyond them
 * @param words what is asked, as it is read; null where the choices say it, and nothing else can be asked
 */
public record ListFilter(
        String name,
        Type type,
        String label,
        Function<String, List<Choice>> choices,
        String otherwise,
        BiConsumer<String, ListSql> condition,
        Predicate<String> known,
        @Nullable UnaryOperator<String> words) {

    private static final Predicate<String> NOTHING = value -> false;

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
        return new ListFilter(name, Type.SEARCH, label, asked -> List.of(), "", condition, NOTHING, null);
    }

    public static ListFilter choice(
            String name, String label, Supplier<List<Choice>> choices, BiConsumer<String, ListSql> condition) {
        return opening(name, label, asked -> choices.get(), condition);
    }

    /** A choice among many, of which it offers more where something is chosen already. */
    public static ListFilter opening(
            String name, String label, Function<String, List<Choice>> choices, BiConsumer<String, ListSql> condition) {
        return new ListFilter(name, Type.CHOICE, label, choices, "", condition, NOTHING, null);
    }

    public static ListFilter day(String name, String label, BiConsumer<LocalDate, ListSql> condition) {
        return new ListFilter(
                name,
                Type.DAY,
                label,
                asked -> List.of(),
                "",
                (written, sql) -> condition.accept(CalendarDay.parse(written), sql),
                NOTHING,
                null);
    }

    public static ListFilter tick(String name, String label, BiConsumer<String, ListSql> condition) {
        return new ListFilter(name, Type.TICK, label, asked -> List.of(), "", condition, NOTHING, null);
    }

    /**
     * @param known what a link can carry; anything else is refused
     * @param words what is asked, as it is read behind the label; empty where the label says it all
     */
    public static ListFilter carried(
            String name,
            String label,
            Predicate<String> known,
            UnaryOperator<String> words,
            BiConsumer<String, ListSql> condition) {
        return new ListFilter(name, Type.CARRIED, label, asked -> List.of(), "", condition, known, words);
    }

    /** The same, with something that holds while nothing is asked. */
    public ListFilter otherwise(String value) {
        return new ListFilter(name, type, label, choices, value, condition, known, words);
    }

    /** The same choice, of which more may be asked than there is to choose from now: what is known; that is read so. */
    public ListFilter beyond(Predicate<String> moreKnown, UnaryOperator<String> inWords) {
        return new ListFilter(name, type, label, choices, otherwise, condition, moreKnown, inWords);
    }

    /** Whether it can be asked so; nothing can always be. */
    boolean understands(String value) {
        if (value.isEmpty() || value.equals(otherwise)) {
            return true;
        }
        return switch (type) {
            case SEARCH -> true;
            case CARRIED -> known.test(value);
            case TICK -> value.equals("true");
            case DAY -> isDay(value);
            case CHOICE ->
                known.test(value)
                        || choices.apply(value).stream()
                                .anyMatch(choice -> choice.value().equals(value));
        };
    }

    private static boolean isDay(String written) {
        try {
            CalendarDay.parse(written);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    /** What there is to choose from when this is asked, which is among it. */
    List<Choice> choices(String asked) {
        List<Choice> some = choices.apply(asked);
        if (words == null
                || asked.isEmpty()
                || some.stream().anyMatch(choice -> choice.value().equals(asked))) {
            return some;
        }
        return Stream.concat(some.stream(), Stream.of(new Choice(asked, words.apply(asked))))
                .toList();
    }

    /** What is asked, as it is read on a chip; empty where the label says it all. */
    String inWords(String asked) {
        return words == null || asked.isEmpty() ? "" : words.apply(asked);
    }
}
