package org.linli.access;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.linli.platform.NavItem;

/**
 * The numbers beside the navigation. Counted when the shell asks and only then: a fragment, a redirect or an answer to
 * software costs nothing.
 */
final class NavBadges {

    private final List<NavItem> items;
    private final Map<String, Long> counted = new HashMap<>();

    NavBadges(List<NavItem> items) {
        this.items = items;
    }

    /** The number beside the item; 0 for none. */
    public long of(NavItem item) {
        NavItem.Badge badge = item.badge();
        return badge == null || !items.contains(item)
                ? 0
                : counted.computeIfAbsent(item.key(), key -> badge.count().getAsLong());
    }

    /** All of them together, for the title of the page. */
    public long total() {
        return items.stream().mapToLong(this::of).sum();
    }
}
