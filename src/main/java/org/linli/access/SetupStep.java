package org.linli.access;

import java.util.function.LongSupplier;

/**
 * Something that has to be there before a new installation can be worked with: areas, people, accounts, places at risk.
 * A module contributes one as a bean; the administrator's first page lists them until all are done.
 *
 * @param key such as {@code areas}; its name is the message {@code access.step.name.<key>}, what to do
 *     {@code access.step.todo.<key>}, how much is there {@code access.step.count.<key>} with the number as its argument
 * @param order place in the list, lower first: what others need comes before them
 * @param href where it is done
 * @param permission what the page at {@code href} asks for
 * @param count how much is there, as whoever looks sees it; none means that it is still to do. Asked for within a
 *     transaction
 */
public record SetupStep(String key, int order, String href, String permission, LongSupplier count) {}
