package org.linli.care;

import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.linli.platform.Refused;
import org.linli.platform.text.Parsed;
import org.linli.platform.text.WrittenDates;

/**
 * A decision about a measure as typed: texts, so that whatever is wrong with one of them comes back with the others.
 *
 * @param version of the measure as it was shown
 */
record MeasureDecisionForm(
        @Nullable String version,
        @Nullable String days,
        @Nullable Boolean test,
        @Nullable String reason,
        @Nullable String on,
        @Nullable String area,
        @Nullable String address) {

    static MeasureDecisionForm none() {
        return new MeasureDecisionForm(null, null, null, null, null, null, null);
    }

    String because() {
        return reason == null ? "" : reason;
    }

    int readVersion() {
        return Optional.ofNullable(version)
                .filter(text -> text.matches("\\d{1,9}"))
                .map(Integer::valueOf)
                .orElseThrow(() -> Refused.of("", "care.stale"));
    }

    /** 0, which is refused, for what is no small whole number. */
    int wholeDays() {
        return days != null && days.strip().matches("\\d{1,3}") ? Integer.parseInt(days.strip()) : 0;
    }

    LocalDate readDay(LocalDate today) {
        if (on == null || on.isBlank()) {
            throw Refused.of("on", "care.died.day");
        }
        return switch (WrittenDates.date(on.strip(), today)) {
            case Parsed.Good<LocalDate>(LocalDate day) -> day;
            case Parsed.Refused<LocalDate> refused -> throw new Refused(java.util.List.of(refused.problem("on")));
        };
    }

    AreaPath readArea() {
        return Optional.ofNullable(area)
                .flatMap(text -> AreaPath.parse(text.strip()))
                .orElseThrow(() -> Refused.of("area", "care.transfer.area.needed"));
    }

    static TestResult readResult(String written) {
        return Stream.of(TestResult.values())
                .filter(result -> result.name().equals(written))
                .findFirst()
                .orElseThrow(() -> Refused.of("result", "care.result.needed"));
    }
}
