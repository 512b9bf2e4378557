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
 */
public record ListAction(String action, String label, String permission, Optional<Asking> asking) {

    /** Name of the parameter that each chosen row is sent as. */
    public static final String CHOSEN = "chosen";

    public static ListAction of(String action, String label, String permission) {
        return new ListAction(action, label, permission, Optional.empty());
    }

    /** The same, with a choice of one, such as to whom they are given. */
    public ListAction asking(String name, String words, Supplier<List<Choice>> choices) {
        return new ListAction(action, label, permission, Optional.of(new Asking(name, words, choices)));
    }

    /**
     * A choice of one.
     *
     * @param name of the parameter; empty is sent where nothing was chosen
     * @param words message key of what it asks
     */
    public record Asking(String name, String words, Supplier<List<Choice>> choices) {}
}
