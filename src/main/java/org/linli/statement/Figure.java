package org.linli.statement;

import java.util.List;
import java.util.Map;
import org.linli.access.AreaPath;

/**
 * A number of a statement with what it is made of. All of it is counted from the same rows in one query.
 *
 * @param value rows in the node's subtree
 * @param parts the rows by their breakdown, the largest first; they add up to the value
 * @param children rows under each child of the node, those of the other layer included; a child without rows is missing
 * @param direct rows of the node that lie under none of its children of the same layer; with those they add up to the
 *     value
 * @param rented how many of the rows lie in rented homes
 */
public record Figure(
        Counter counter, long value, List<Part> parts, Map<AreaPath, Long> children, long direct, long rented) {

    public Figure {
        parts = List.copyOf(parts);
        children = Map.copyOf(children);
    }

    /** Rows under that child. */
    public long in(AreaPath child) {
        return children.getOrDefault(child, 0L);
    }

    /** Whether it is an alarm with something in it. */
    public boolean alarming() {
        return value > 0 && counter.is(Trait.ALARM);
    }

    /** Whether it is an alarm with something in it under that child. */
    public boolean alarmingIn(AreaPath child) {
        return in(child) > 0 && counter.is(Trait.ALARM);
    }

    /** How long the part's bar is beside the largest one's, from 0 to 100. */
    public long length(Part part) {
        return parts.isEmpty() ? 0 : part.value() * 100 / parts.getFirst().value();
    }

    /**
     * Rows with the same breakdown.
     *
     * @param key the rows' {@code breakdown}; empty where they have none
     */
    public record Part(String key, long value) {}
}
