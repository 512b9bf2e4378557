package org.linli.platform;

/**
 * A place in the navigation. A module contributes one as a bean; the shell shows those that the user may open, the
 * first four on a phone's bottom bar and all in the rail.
 *
 * @param key message key of the label
 * @param href where it leads
 * @param icon id of a symbol in {@code static/icons.svg}
 * @param order place in the bar, lower first
 * @param permission what the user must hold to see it
 */
public record NavItem(String key, String href, String icon, int order, String permission) {}
