package org.linli.vaccination;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.linli.platform.Ids;
import org.linli.platform.Problem;
import org.linli.platform.Refused;
import org.linli.platform.text.CalendarDay;
import org.linli.platform.text.WrittenText;

/**
 * What was typed about a day, as text; the id is made with the empty form.
 *
 * @param place id of the site
 */
record VaccinationDayForm(
        @Nullable UUID id,
        @Nullable String place,
        @Nullable String day,
        @Nullable String opens,
        @Nullable String closes,
        @Nullable String perSlot,
        @Nullable String vaccine,
        @Nullable String maker,
        @Nullable String cancelled,
        @Nullable String version) {

    static final String DAY = "day";
    static final String OPENS = "opens";
    static final String CANCELLED = "cancelled";

    static VaccinationDayForm blank(LocalDate tomorrow) {
        return new VaccinationDayForm(
                Ids.next(), "", tomorrow.toString(), "08:30", "11:30", "20", "inactivated", "", "", "0");
    }

    static VaccinationDayForm of(VaccinationDay day) {
        return new VaccinationDayForm(
                day.id(),
                day.place().toString(),
                day.day().toString(),
                day.opens().toString(),
                day.closes().toString(),
                Integer.toString(day.perSlot()),
                day.vaccine(),
                day.maker(),
                day.cancelled() ? "true" : "",
                Integer.toString(day.version()));
    }

    /**
     * What was typed.
     *
     * @param path of whoever holds it
     * @throws Refused beside each field that is missing or not understood
     */
    VaccinationDay read(AreaPath path, VaccineBook book, VaccinationSites sites) {
        List<Problem> problems = new ArrayList<>();
        Optional<UUID> where = sites.chosen(place);
        if (where.isEmpty()) {
            problems.add(Problem.of("place", "vaccination.day.place.choose"));
        }
        LocalDate on = day(problems);
        LocalTime from = time(OPENS, opens, problems);
        LocalTime to = time("closes", closes, problems);
        if (problems.isEmpty() && !to.isAfter(from)) {
            problems.add(Problem.of("closes", "vaccination.day.closes.wrong"));
        }
        String count = WrittenText.typed(perSlot);
        if (!count.matches("\\d{1,3}")
                || Integer.parseInt(count) < 1
                || Integer.parseInt(count) > VaccinationDay.MOST_PER_SLOT) {
            problems.add(Problem.of("perSlot", "vaccination.day.slot.wrong", VaccinationDay.MOST_PER_SLOT));
        }
        String kind = WrittenText.typed(vaccine);
        if (book.all().stream().noneMatch(one -> one.key().equals(kind))) {
            problems.add(Problem.of(DoseForm.VACCINE, "vaccination.dose.vaccine.choose"));
        }
        String made = WrittenText.typed(maker);
        if (made.length() > Dose.LONGEST_MAKER) {
            problems.add(Problem.of("maker", "vaccination.long", Dose.LONGEST_MAKER));
        }
        Refused.ifAny(problems);
        String read = WrittenText.typed(version);
        return new VaccinationDay(
                Objects.requireNonNullElseGet(id, Ids::next),
                path,
                where.orElseThrow(),
                on,
                from,
                to,
                Integer.parseInt(count),
                kind,
                made,
                WrittenText.typed(cancelled).equals("true"),
                read.matches("\\d{1,9}") ? Integer.parseInt(read) : -1);
    }

    private LocalDate day(List<Problem> problems) {
        try {
            return CalendarDay.parse(WrittenText.typed(day));
        } catch (DateTimeException none) {
            problems.add(Problem.of(DAY, "vaccination.day.wrong"));
            return LocalDate.EPOCH;
        }
    }

    private static LocalTime time(String field, @Nullable String typed, List<Problem> problems) {
        try {
            return LocalTime.parse(WrittenText.typed(typed)).withSecond(0).withNano(0);
        } catch (DateTimeException none) {
            problems.add(Problem.of(field, "vaccination.day.time.wrong"));
            return LocalTime.MIN;
        }
    }
}
