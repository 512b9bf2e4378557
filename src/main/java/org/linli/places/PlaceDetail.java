package org.linli.places;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A detail of a place that can change; its message key is what the story says. */
enum PlaceDetail {
    KIND(Place::kind),
    NAME(Place::name),
    MARKET(Place::market),
    ADDRESS(Place::address),
    OPERATOR(Place::operator),
    STAFF(Place::staff),
    LICENCE(Place::licence),
    HOURS(Place::hours),
    POSITION(Place::position),
    SINCE(Place::since);

    static final String PHONE = "place.phone";

    private final Function<Place, @Nullable Object> value;

    PlaceDetail(Function<Place, @Nullable Object> value) {
        this.value = value;
    }

    private String key() {
        return "place." + name().toLowerCase(Locale.ROOT);
    }

    /** Message keys of what differs, without what a list does not say and its first day. */
    static List<String> written(Place known, Place list) {
        return Arrays.stream(values())
                .filter(detail -> detail != SINCE)
                .filter(detail -> detail.value.apply(list) != null && !"".equals(detail.value.apply(list)))
                .filter(detail -> !Objects.equals(detail.value.apply(known), detail.value.apply(list)))
                .map(PlaceDetail::key)
                .toList();
    }

    /** Message keys of what differs. */
    static List<String> changed(Place from, Place to) {
        return Arrays.stream(values())
                .filter(detail -> !Objects.equals(detail.value.apply(from), detail.value.apply(to)))
                .map(PlaceDetail::key)
                .toList();
    }
}
