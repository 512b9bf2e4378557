package org.linli.platform.list;

/**
 * What can be done with rows that were chosen.
 *
 * @param action address that the form is sent to, with {@code chosen} once for each row and what the list is asked for
 * @param label message key of the button
 * @param permission without which it is not shown
 */
public record ListAction(String action, String label, String permission) {

    /** Name of the parameter that each chosen row is sent as. */
    public static final String CHOSEN = "chosen";
}
