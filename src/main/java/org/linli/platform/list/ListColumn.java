package org.linli.platform.list;

import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A column.
 *
 * @param key message key of its heading; its last part names it in addresses
 * @param cell what the page shows; null where it stands in the file only
 * @param value what the file has: a text, number, day or time; null where it stands on the page only
 * @param sort by what it is sorted
 * @param numeric whether it is set to the right
 */
public record ListColumn<R>(
        String key,
        @Nullable Function<R, ListCell> cell,
        @Nullable Function<R, @Nullable Object> value,
        Optional<ListSort> sort,
        boolean numeric) {

    /** The same on the page and in the file. */
    public static <R> ListColumn<R> of(String key, Function<R, @Nullable Object> value) {
        return new ListColumn<>(key, row -> ListCell.of(value.apply(row)), value, Optional.empty(), false);
    }

    /** A number. */
    public static <R> ListColumn<R> number(String key, Function<R, @Nullable Object> value) {
        return new ListColumn<>(key, row -> ListCell.of(value.apply(row)), value, Optional.empty(), true);
    }

    /** A column of the page that the file does not have. */
    public static <R> ListColumn<R> shown(String key, Function<R, ListCell> cell) {
        return new ListColumn<>(key, cell, null, Optional.empty(), false);
    }

    /** A column of the file that the page does not have, such as a whole ID number. */
    public static <R> ListColumn<R> filed(String key, Function<R, @Nullable Object> value) {
        return new ListColumn<>(key, null, value, Optional.empty(), false);
    }

    /** The same, shown otherwise on the page: as a link, with badges, masked. */
    public ListColumn<R> as(Function<R, ListCell> shown) {
        return new ListColumn<>(key, shown, value, sort, numeric);
    }

    /** The same, by which the list can be sorted. */
    public ListColumn<R> by(ListSort order) {
        return new ListColumn<>(key, cell, value, Optional.of(order), numeric);
    }

    /** Its name in addresses. */
    public String name() {
        return key.substring(key.lastIndexOf('.') + 1);
    }
}
