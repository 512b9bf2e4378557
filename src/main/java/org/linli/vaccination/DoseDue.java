package org.linli.vaccination;

import java.time.LocalDate;
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
     * @param doses of one person, in any order; the schedule is that of their course
     * @throws IllegalArgumentException where the book does not know a vaccine
     */
    public static Optional<DoseDue> after(List<Dose> doses, VaccineBook book) {
        return new DoseHistory(doses, book).next();
    }

    public State on(LocalDate day) {
        if (from != null && day.isBefore(from)) {
            return State.NOT_YET;
        }
        return until != null && day.isAfter(until) ? State.LATE : State.DUE;
    }
}
