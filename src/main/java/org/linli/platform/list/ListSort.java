package org.linli.platform.list;

import java.util.ArrayList;
import java.util.List;

/**
 * By what a column is sorted.
 *
 * @param keys SQL of each key with its type, none of which may be null
 * @param falling whether the list begins at the largest when nobody says otherwise
 * @param wide whether an index of the whole district has this order, in which rows of one place lie far apart
 */
public record ListSort(List<Key> keys, boolean falling, boolean wide) {

    public ListSort {
        keys = List.copyOf(keys);
    }

    /** @param type in SQL, such as {@code text} or {@code timestamptz} */
    public record Key(String sql, String type) {}

    /** From the smallest up. */
    public static ListSort rising(String sql, String type) {
        return new ListSort(List.of(new Key(sql, type)), false, false);
    }

    /** From the largest down, as days and times are: the newest first. */
    public static ListSort falling(String sql, String type) {
        return new ListSort(List.of(new Key(sql, type)), true, false);
    }

    /** By one thing more, where all before it are the same. */
    public ListSort then(String sql, String type) {
        var more = new ArrayList<>(keys);
        more.add(new Key(sql, type));
        return new ListSort(more, falling, wide);
    }

    /** By the keys of another order, where all before them are the same. */
    public ListSort then(ListSort other) {
        var more = new ArrayList<>(keys);
        more.addAll(other.keys);
        return new ListSort(more, falling, wide);
    }

    /**
     * The same, for which the whole district has an index. It is not read where {@link ListSql#few} are asked for:
     * these are sorted sooner.
     */
    public ListSort throughout() {
        return new ListSort(keys, falling, true);
    }
}
