package org.linli.places;

import java.time.LocalDateTime;
import java.util.List;
import java.util.function.Predicate;
import org.linli.platform.BusinessClock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** How places stand now. */
@Component
class PlaceStates {

    private final ObjectProvider<PlaceClosings> closings;
    private final BusinessClock clock;

    PlaceStates(ObjectProvider<PlaceClosings> closings, BusinessClock clock) {
        this.closings = closings;
        this.clock = clock;
    }

    /** How places stand at a moment. */
    record Now(LocalDateTime at, List<Predicate<Place>> closed) {

        /**
         * Whether a place is {@code open}, {@code closed} at that hour, {@code shut} by decision, {@code unknown}, or
         * has {@code ended}.
         */
        String of(Place place) {
            if (place.hasEnded(at.toLocalDate())) {
                return "ended";
            }
            if (closed.stream().anyMatch(each -> each.test(place))) {
                return "shut";
            }
            PlaceHours hours = place.hours();
            return hours == null ? "unknown" : hours.isOpen(at) ? "open" : "closed";
        }
    }

    /** For one place or for many. */
    Now now() {
        LocalDateTime at = clock.localNow().toLocalDateTime();
        return new Now(
                at,
                closings.orderedStream()
                        .map(each -> each.closedOn(at.toLocalDate()))
                        .toList());
    }
}
