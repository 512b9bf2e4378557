package org.linli.vaccination;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The dose that somebody is to be given next.
 *
 * @param number as in {@link Dose}
 * @param isBooster whether it comes after a whole course
 * @param from first day; null for whoever has had none, who may come on any day
 * @param until last day that is in time; null like {@code from}
 */
public record DoseDue(
        int number,
        boolean isBooster,
        @Nullable LocalDate from,
        @Nullable LocalDate until) {

    static final DoseDue FIRST = new DoseDue(1, false, null, null);

    /** How it stands with the dose on a day. */
    public enum State {
        NOT_YET,
        DUE,
        LATE
    }

    /**
     * What comes after these doses; empty where nothing does, the booster being given.
     *
     * @param doses of one person, in any order; the schedule is that of the last one
     * @throws IllegalArgumentException where the book does not know a vaccine
     */
    public static Optional<DoseDue> after(List<Dose> doses, VaccineBook book) {
        Optional<Dose> last = doses.stream().max(Comparator.comparing(Dose::day).thenComparingInt(Dose::number));
        if (last.isEmpty()) {
            return Optional.of(FIRST);
        }
        Dose before = last.get();
        Vaccine vaccine = book.vaccine(before.vaccine());
        int number = before.number() + 1;
        if (number > vaccine.course() + 1) {
            return Optional.empty();
        }
        boolean isBooster = number > vaccine.course();
        VaccineInterval interval =
                isBooster ? vaccine.booster() : vaccine.intervals().get(number - 2);
        return Optional.of(new DoseDue(number, isBooster, interval.from(before.day()), interval.until(before.day())));
    }

    public State on(LocalDate day) {
        if (from != null && day.isBefore(from)) {
            return State.NOT_YET;
        }
        return until != null && day.isAfter(until) ? State.LATE : State.DUE;
    }
}
