package org.linli.tasks;

import java.util.function.LongSupplier;

/**
 * Something of a module that waits for whoever opens Today, and is no task of a day: a number that leads to its rows. A
 * module contributes one as a bean. Shown only to who may follow it, and only while something waits.
 *
 * @param key message key that says what waits, with the number as its argument
 * @param href where its rows are
 * @param icon id of a symbol in {@code static/icons.svg}
 * @param order place among them, lower first
 * @param permission what the page at {@code href} asks for
 * @param count asked for once for each page, as the one who looks at it, within a transaction
 */
public record TodayCount(String key, String href, String icon, int order, String permission, LongSupplier count) {}
