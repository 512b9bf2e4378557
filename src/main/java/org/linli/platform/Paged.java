package org.linli.platform;

import java.util.List;
import java.util.function.Function;

/**
 * One page of a list.
 *
 * @param rows the rows of this page
 * @param total rows in the whole list
 * @param paging which page this is
 */
public record Paged<T>(List<T> rows, long total, Paging paging) {

    public Paged {
        rows = List.copyOf(rows);
    }

    public int pages() {
        return (int) Math.max(1, (total + paging.size() - 1) / paging.size());
    }

    public boolean hasNext() {
        return paging.page() < pages();
    }

    public boolean hasPrevious() {
        return paging.page() > 1;
    }

    /** Number of the first row shown, from 1; 0 in an empty list. */
    public long first() {
        return rows.isEmpty() ? 0 : paging.offset() + 1;
    }

    public long last() {
        return rows.isEmpty() ? 0 : paging.offset() + rows.size();
    }

    public <R> Paged<R> map(Function<? super T, ? extends R> change) {
        return new Paged<>(rows.stream().<R>map(change).toList(), total, paging);
    }
}
