package org.linli.places;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.platform.BusinessClock;
import org.linli.platform.Ids;
import org.linli.platform.Problem;
import org.linli.platform.Refused;
import org.linli.platform.text.WrittenText;

/**
 * What was typed about a disinfection, as text; the id is made with the empty form.
 *
 * @param disinfected codes of what; null for nothing
 * @param disinfectedAt day and time, as 2022-02-07T12:00
 */
record PlaceDisinfectionForm(
        @Nullable UUID disinfection,
        @Nullable List<String> disinfected,
        @Nullable String disinfectedAt,
        @Nullable String disinfectedBy) {

    static final String WHAT = "disinfected";
    static final String AT = "disinfectedAt";
    static final String BY = "disinfectedBy";

    static PlaceDisinfectionForm blank(String by, BusinessClock clock) {
        LocalDateTime now = clock.localNow().toLocalDateTime().truncatedTo(ChronoUnit.MINUTES);
        return new PlaceDisinfectionForm(Ids.next(), List.of(), now.toString(), by);
    }

    /**
     * @param by account of whoever enters it; null through the door
     * @throws Refused for nothing, no time and no name
     */
    PlaceDisinfection read(UUID place, @Nullable UUID by, BusinessClock clock) {
        List<Problem> problems = new ArrayList<>();
        List<PlaceDisinfection.What> what = Objects.requireNonNullElse(disinfected, List.<String>of()).stream()
                .flatMap(code -> PlaceDisinfection.What.of(code).stream())
                .distinct()
                .toList();
        if (what.isEmpty()) {
            problems.add(Problem.of(WHAT, "place.disinfection.what.none"));
        }
        Optional<LocalDateTime> at = readAt();
        if (at.isEmpty()) {
            problems.add(Problem.of(AT, "place.disinfection.at.wrong"));
        }
        String who = WrittenText.typed(disinfectedBy);
        if (who.isEmpty() || who.length() > PlaceDisinfection.LONGEST) {
            problems.add(Problem.of(BY, "place.disinfection.by.wrong", PlaceDisinfection.LONGEST));
        }
        Refused.ifAny(problems);
        LocalDateTime moment = at.orElseThrow();
        return new PlaceDisinfection(
                Objects.requireNonNullElseGet(disinfection, Ids::next),
                place,
                clock.at(moment.toLocalDate(), moment.toLocalTime()),
                what,
                who,
                by);
    }

    private Optional<LocalDateTime> readAt() {
        try {
            return Optional.of(LocalDateTime.parse(WrittenText.typed(disinfectedAt)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
