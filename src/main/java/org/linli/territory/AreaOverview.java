package org.linli.territory;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A node with what lies around it.
 *
 * @param area the node itself
 * @param ancestors the nodes above it, the topmost first, also those above the signed-in scope (their names are no
 *     secret)
 * @param counts its figures by key
 * @param households its children of the household layer in walking order; their figures and {@code direct} add up to
 *     {@code counts}
 * @param direct what belongs to the node but to none of its children yet
 * @param rentals its children of the rental layer; they show some of the same homes again
 * @param countedAt when large figures were counted for all who look; null where they were counted for this look
 */
public record AreaOverview(
        Area area,
        List<Area> ancestors,
        Map<String, Long> counts,
        List<Line> households,
        Map<String, Long> direct,
        List<Line> rentals,
        @Nullable Instant countedAt) {

    /** A child with its figures by key. */
    public record Line(Area area, Map<String, Long> counts) {}

    /** Whether something hangs on the node itself. */
    public boolean hasDirect() {
        return direct.values().stream().anyMatch(count -> count > 0);
    }
}
