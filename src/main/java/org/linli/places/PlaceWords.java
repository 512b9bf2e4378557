package org.linli.places;

import java.time.DayOfWeek;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linli.platform.Texts;
import org.springframework.stereotype.Component;

/** What is said about places, in words. */
@Component
class PlaceWords {

    private final Texts texts;

    PlaceWords(Texts texts) {
        this.texts = texts;
    }

    /** When it is open; empty where that is not known. */
    String hours(@Nullable PlaceHours hours) {
        if (hours == null) {
            return "";
        }
        String times = hours.opens() + "–" + hours.closes();
        return hours.weekdays().size() == DayOfWeek.values().length
                ? texts.of("place.hours.daily", times)
                : texts.of(
                        "place.hours.on",
                        hours.weekdays().stream()
                                .sorted()
                                .map(day -> texts.of(key(day)))
                                .collect(Collectors.joining(" ")),
                        times);
    }

    /** Message key of a weekday. */
    static String key(DayOfWeek day) {
        return "place.weekday." + day.name().toLowerCase(Locale.ROOT);
    }
}
