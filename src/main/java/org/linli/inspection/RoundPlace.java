package org.linli.inspection;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.places.Place;

/**
 * A place that is looked at.
 *
 * @param pace as decided for it, or as its checklist says
 * @param lastDay of the last round at which somebody was there or is to be; null for none
 * @param lastBy who walked it last; null for nobody
 */
record RoundPlace(
        Place place,
        Checklist checklist,
        RoundPace pace,
        @Nullable LocalDate lastDay,
        @Nullable UUID lastBy) {}
