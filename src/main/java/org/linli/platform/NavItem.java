package org.linli.platform;

import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A place in the navigation. A module contributes one as a bean; the shell shows those that the user may open, the
 * first four on a phone's bottom bar and all in the rail.
 *
 * @param key message key of the label
 * @param href where it leads
 * @param icon id of a symbol in {@code static/icons.svg}
 * @param order place in the bar, lower first
 * @param permission what the user must hold to see it
 * @param badge a number beside it; null for none
 * @param onPhones whether it is of use on a phone only, and is not shown elsewhere
 */
public record NavItem(
        String key,
        String href,
        String icon,
        int order,
        String permission,
        @Nullable Badge badge,
        boolean onPhones) {

    /**
     * How much of what is urgent waits there. It stands in the page title too.
     *
     * @param key message key that says what the number counts, with the number as its argument
     * @param count asked for once for each whole page, as the one who looks at it; so it has to be cheap
     */
    public record Badge(String key, LongSupplier count) {}

    /** One with a number. */
    public NavItem(String key, String href, String icon, int order, String permission, Badge badge) {
        this(key, href, icon, order, permission, badge, false);
    }

    /** One without a number. */
    public NavItem(String key, String href, String icon, int order, String permission) {
        this(key, href, icon, order, permission, null, false);
    }

    /** The same, on phones only. */
    public NavItem onlyOnPhones() {
        return new NavItem(key, href, icon, order, permission, badge, true);
    }
}
