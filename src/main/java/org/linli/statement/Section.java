package org.linli.statement;

/**
 * A part of the daily statement with a heading of its own. The module that knows its subject declares it as a bean, and
 * its heading as the message {@code counter.section.<key>} in both languages; the figures in it are {@link Counter}s of
 * that module or of others that look it up there. One that nobody fills is not shown.
 *
 * @param key such as {@code control}: lower-case words of a-z 0-9 divided by dots
 * @param from lowest order of a counter in it; sections stand in this order and do not overlap
 * @param until highest order of a counter in it
 */
public record Section(String key, int from, int until) {

    public Section {
        if (!Counter.isKey(key) || from > until) {
            throw new IllegalArgumentException("Not a section: " + key + " from " + from + " until " + until);
        }
    }

    /** Whether a counter of that order may stand in it. */
    boolean holds(int order) {
        return order >= from && order <= until;
    }

    boolean overlaps(Section other) {
        return from <= other.until && other.from <= until;
    }

    /** Message key of its heading. */
    public String label() {
        return "counter.section." + key;
    }
}
