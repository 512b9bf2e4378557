package org.linli.duty;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.linli.platform.Refused;

/** Days as they stand in addresses. */
final class DutyDay {

    private DutyDay() {}

    /**
     * The day that was asked for.
     *
     * @param otherwise where none was
     * @throws Refused for what is no day
     */
    static LocalDate asked(@Nullable String written, LocalDate otherwise) {
        String text = Objects.requireNonNullElse(written, "").strip();
        try {
            return text.isEmpty() ? otherwise : LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw Refused.of("day", "list.asked.day", text);
        }
    }

    /** The Monday on or before it. */
    static LocalDate monday(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }
}
