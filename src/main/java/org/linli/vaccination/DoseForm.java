package org.linli.vaccination;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.platform.Ids;
import org.linli.platform.Problem;
import org.linli.platform.Refused;
import org.linli.platform.text.CalendarDay;
import org.linli.platform.text.WrittenText;

/**
 * What was typed about a dose, as text; the id is made with the empty form.
 *
 * @param place id of a place where doses are given, or empty
 * @param site where it was given, for any other
 */
record DoseForm(
        @Nullable UUID id,
        @Nullable String vaccine,
        @Nullable String maker,
        @Nullable String batch,
        @Nullable String number,
        @Nullable String day,
        @Nullable String place,
        @Nullable String site,
        @Nullable String origin) {

    static final String VACCINE = "vaccine";
    static final String NUMBER = "number";
    static final String DAY = "day";

    static DoseForm blank(int number) {
        return new DoseForm(Ids.next(), "", "", "", Integer.toString(number), "", "", "", DoseOrigin.CARD.code());
    }

    static DoseForm of(DoseOnRecord known) {
        Dose dose = known.dose();
        return new DoseForm(
                Ids.next(),
                dose.vaccine(),
                dose.maker(),
                dose.batch(),
                Integer.toString(dose.number()),
                dose.day().toString(),
                known.place() == null ? "" : known.place().toString(),
                known.place() == null ? dose.site() : "",
                known.origin().code());
    }

    /** A dose as it was typed. */
    record Read(Dose dose, @Nullable UUID place, DoseOrigin origin) {}

    /**
     * What was typed about somebody's dose.
     *
     * @throws Refused beside each field that is missing, too long or not understood
     */
    Read read(UUID person, VaccineBook book, VaccinationSites sites) {
        List<Problem> problems = new ArrayList<>();
        String kind = WrittenText.typed(vaccine);
        if (book.all().stream().noneMatch(one -> one.key().equals(kind))) {
            problems.add(Problem.of(VACCINE, "vaccination.dose.vaccine.choose"));
        }
        String count = WrittenText.typed(number);
        if (!count.matches("[1-9]")) {
            problems.add(Problem.of(NUMBER, "vaccination.dose.number.wrong"));
        }
        LocalDate on = day(problems);
        Optional<UUID> at = sites.chosen(place);
        if (at.isEmpty() && !WrittenText.typed(place).isEmpty()) {
            problems.add(Problem.of("place", "vaccination.dose.place.choose"));
        }
        Optional<DoseOrigin> how = DoseOrigin.of(WrittenText.typed(origin));
        if (how.isEmpty()) {
            problems.add(Problem.of("origin", "vaccination.dose.origin.choose"));
        }
        String made = shorter("maker", maker, Dose.LONGEST_MAKER, problems);
        String lot = shorter("batch", batch, Dose.LONGEST_BATCH, problems);
        String where = shorter("site", site, Dose.LONGEST_SITE, problems);
        Refused.ifAny(problems);
        return new Read(
                new Dose(
                        Objects.requireNonNullElseGet(id, Ids::next),
                        person,
                        kind,
                        made,
                        lot,
                        Integer.parseInt(count),
                        at.map(sites::name).orElse(where),
                        on),
                at.orElse(null),
                how.orElseThrow());
    }

    private LocalDate day(List<Problem> problems) {
        try {
            return CalendarDay.parse(WrittenText.typed(day));
        } catch (DateTimeException none) {
            problems.add(Problem.of(DAY, "vaccination.day.wrong"));
            return LocalDate.EPOCH;
        }
    }

    private static String shorter(String field, @Nullable String typed, int longest, List<Problem> problems) {
        String text = WrittenText.typed(typed);
        if (text.length() > longest) {
            problems.add(Problem.of(field, "vaccination.long", longest));
        }
        return text;
    }
}
