package org.linli.rides;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.linli.platform.BusinessClock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Rides and trips of a day, for other software. */
@Service
@Transactional(readOnly = true)
class RideReads {

    private final RideStore store;
    private final RidePlanStore plans;
    private final RideDayWords words;
    private final BusinessClock clock;

    RideReads(RideStore store, RidePlanStore plans, RideDayWords words, BusinessClock clock) {
        this.store = store;
        this.plans = plans;
        this.words = words;
        this.clock = clock;
    }

    /** Of an area on a day, by begin, after one of them. */
    List<Ride> page(AreaPath area, LocalDate day, @Nullable UUID after, int most) {
        return store.page(area, clock.startOf(day), clock.endOf(day), after, most);
    }

    /** What is published of an area and below it; cars that stay are left out. */
    List<RideDayView.Car> trips(AreaPath area, LocalDate day) {
        return plans.driven(area, day).stream()
                .flatMap(plan -> words.of(plan).cars().stream())
                .filter(car -> !car.trips().isEmpty())
                .toList();
    }
}
