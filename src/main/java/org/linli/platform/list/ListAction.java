package org.linli.platform.list;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.linli.platform.list.ListFilter.Choice;

/**
 * What can be done with rows that were chosen.
 *
 * @param action address that the form is sent to, with {@code chosen} once for each row and what the list is asked for
 * @param label message key of the button
 * @param permission without which it is not shown
 * @param asking what must be chosen with the rows
 * @param matching how it is done with all rows that match the filter; empty where it is done with a page's at most
 */
public record ListAction(
        String action, String label, String permission, Optional<Asking> asking, Optional<Matching> matching) {

    /** Name of the parameter that each chosen row is sent as. */
    public static final String CHOSEN = "chosen";

    public static ListAction of(String action, String label, String permission) {
        return new ListAction(action, label, permission, Optional.empty(), Optional.empty());
    }

    /** The same, with a choice of one, such as to whom they are given. */
    public ListAction asking(String name, String words, String nothing, Supplier<List<Choice>> choices) {
        return new ListAction(
                action, label, permission, Optional.of(new Asking(name, words, nothing, choices)), matching);
    }

    /**
     * The same, also with all rows that match the filter, when somebody asks for that and says so again.
     *
     * @param most how many they may be
     * @param sure message key of the question whether it is meant, with their number and what was chosen with them
     */
    public ListAction matching(int most, String sure) {
        return new ListAction(action, label, permission, asking, Optional.of(new Matching(most, sure)));
    }

    /**
     * A choice of one.
     *
     * @param name of the parameter; empty is sent where nothing was chosen
     * @param words message key of what it asks
     * @param nothing message key of what is said where nothing was chosen
     */
    public record Asking(String name, String words, String nothing, Supplier<List<Choice>> choices) {}

    /** With all that match: see {@link #matching(int, String)}. */
    public record Matching(int most, String sure) {}
}
