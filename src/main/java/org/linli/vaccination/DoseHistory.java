package org.linli.vaccination;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The doses of one person that count, and what follows from them. The course is that of the last vaccine of it; what
 * comes after a whole course is a booster, of whatever vaccine it is.
 */
final class DoseHistory {

    private final List<Dose> doses;
    private final VaccineBook book;

    /** @param doses in any order */
    DoseHistory(Collection<Dose> doses, VaccineBook book) {
        this.doses =
                doses.stream().sorted(Comparator.comparingInt(Dose::number)).toList();
        this.book = book;
    }

    /** The one that was given last. */
    Optional<Dose> last() {
        return doses.stream().max(Comparator.comparing(Dose::day).thenComparingInt(Dose::number));
    }

    /** The highest number; 0 where there is no dose. */
    int count() {
        return doses.isEmpty() ? 0 : doses.getLast().number();
    }

    /** The vaccine whose course they have begun; empty where there is no dose. */
    private Optional<Vaccine> course() {
        Vaccine course = null;
        for (Dose dose : doses) {
            if (course == null || dose.number() <= course.course()) {
                course = book.vaccine(dose.vaccine());
            }
        }
        return Optional.ofNullable(course);
    }

    /**
     * Whether the dose of a number comes after a whole course.
     *
     * @param vaccine its key: its own course counts where no dose is known
     */
    boolean isBooster(int number, String vaccine) {
        return number > course().orElseGet(() -> book.vaccine(vaccine)).course();
    }

    /** What is to be given next; empty where nothing is, the booster being given. */
    Optional<DoseDue> next() {
        Optional<Dose> last = last();
        if (last.isEmpty()) {
            return Optional.of(DoseDue.FIRST);
        }
        Vaccine course = course().orElseThrow();
        int number = last.get().number() + 1;
        if (number > course.course() + 1) {
            return Optional.empty();
        }
        boolean isBooster = number > course.course();
        VaccineInterval interval =
                isBooster ? course.booster() : course.intervals().get(number - 2);
        LocalDate before = last.get().day();
        return Optional.of(new DoseDue(number, isBooster, interval.from(before), interval.until(before)));
    }

    /** Whether the vaccine may be given next: within a course the same one, as booster also what the book names. */
    boolean allows(String vaccine, LocalDate on) {
        Optional<Vaccine> course = course();
        return course.isEmpty()
                || course.get().key().equals(vaccine)
                || next().map(DoseDue::isBooster).orElse(true) && course.get().isBoostedWith(vaccine, on);
    }
}
