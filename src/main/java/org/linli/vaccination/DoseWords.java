package org.linli.vaccination;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.platform.BusinessClock;
import org.linli.platform.Dates;
import org.linli.platform.Texts;
import org.linli.platform.list.ListCell;
import org.linli.platform.list.ListCell.Tone;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** What pages say of doses, obstacles and what is due. */
@Component
class DoseWords {

    private final VaccineBook book;
    private final Texts texts;
    private final Dates dates;
    private final BusinessClock clock;

    DoseWords(VaccineBook book, Texts texts, Dates dates, BusinessClock clock) {
        this.book = book;
        this.texts = texts;
        this.dates = dates;
        this.clock = clock;
    }

    String vaccine(String key) {
        return book.vaccine(key).name().in(LocaleContextHolder.getLocale());
    }

    /** Its number, or that it is the booster. */
    String number(int number, boolean isBooster) {
        return isBooster ? texts.of("vaccination.booster") : texts.of("vaccination.number", number);
    }

    /** @param counting the doses of the same person that count */
    String number(Dose dose, List<Dose> counting) {
        return number(dose.number(), new DoseHistory(counting, book).isBooster(dose.number(), dose.vaccine()));
    }

    /**
     * The dose for which somebody comes to a day.
     *
     * @param counting their doses that count
     */
    String number(Appointment one, List<Dose> counting, VaccinationDay day) {
        return number(one.number(), new DoseHistory(counting, book).isBooster(one.number(), day.vaccine()));
    }

    /** The vaccine of the last dose, or the one that there is where nothing was given before. */
    String vaccine(List<Dose> given, String otherwise) {
        return vaccine(new DoseHistory(given, book).last().map(Dose::vaccine).orElse(otherwise));
    }

    /** Why a dose is not given, in a sentence. */
    String refusal(DoseAgainst why, List<Dose> given, String vaccine) {
        return texts.of(why.refusal(), vaccine(given, vaccine), vaccine(vaccine));
    }

    /** The dose before: which, when and of what; empty for none. */
    String last(List<Dose> given) {
        return new DoseHistory(given, book)
                .last()
                .map(dose -> Stream.of(
                                number(dose, given), dates.day(dose.day()), vaccine(dose.vaccine()), dose.maker())
                        .filter(word -> !word.isEmpty())
                        .collect(Collectors.joining(" · ")))
                .orElse("");
    }

    /** What was noticed after earlier doses, the latest first, each with its day; empty for nothing. */
    String earlier(List<Reaction> reactions) {
        return reactions.stream()
                .map(one -> texts.of(
                        one.isSerious() ? "vaccination.earlier.serious" : "vaccination.earlier",
                        dates.day(clock.dayOf(one.at())),
                        signs(one)))
                .collect(Collectors.joining(" · "));
    }

    /** Why somebody is not given one, and who said so. */
    String held(Obstacle obstacle) {
        return Stream.of(obstacle(obstacle), obstacle.institution(), obstacle.doctor())
                .filter(word -> !word.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    /** What speaks against a dose, in a few words. */
    String against(List<DoseAgainst> reasons) {
        return reasons.stream().map(one -> texts.of(one.key())).collect(Collectors.joining("、"));
    }

    /** What was given, by whom it was made and where: what is known of it. */
    String detail(Dose dose) {
        return Stream.of(vaccine(dose.vaccine()), dose.maker(), dose.batch(), dose.site())
                .filter(word -> !word.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    /** When the next one is due. */
    String due(@Nullable DoseDue due) {
        if (due == null) {
            return texts.of("vaccination.due.nothing");
        }
        String which = number(due.number(), due.isBooster());
        if (due.from() == null || due.until() == null) {
            return texts.of("vaccination.due.any", which);
        }
        return switch (due.on(clock.today())) {
            case NOT_YET -> texts.of("vaccination.due.later", which, dates.day(due.from()));
            case DUE -> texts.of("vaccination.due.since", which, dates.day(due.from()), dates.day(due.until()));
            case LATE -> texts.of("vaccination.due.late", which, dates.day(due.until()));
        };
    }

    ListCell dueMarked(DoseDue due) {
        ListCell which = ListCell.of(number(due.number(), due.isBooster()));
        return switch (due.on(clock.today())) {
            case NOT_YET -> which;
            case DUE -> which.marked(texts.of("vaccination.state.due"), Tone.CAREFUL);
            case LATE -> which.marked(texts.of("vaccination.state.late"), Tone.DANGER);
        };
    }

    /** Why somebody is not given one, as it was recorded. */
    String obstacle(Obstacle obstacle) {
        String kind = texts.of(obstacle.kind().key());
        String reason = texts.of(obstacle.reason().key());
        return obstacle.until() == null
                ? texts.of("vaccination.obstacle.line", kind, reason)
                : texts.of("vaccination.obstacle.line.until", kind, reason, dates.day(obstacle.until()));
    }

    /** What was noticed after a dose. */
    String signs(Reaction reaction) {
        return reaction.signs().stream()
                .map(sign -> texts.of("vaccination.sign." + sign))
                .collect(Collectors.joining("、"));
    }

    /** Who found it, and what else was said. */
    String found(Obstacle obstacle) {
        return Stream.of(obstacle.institution(), obstacle.doctor(), obstacle.note())
                .filter(word -> !word.isEmpty())
                .collect(Collectors.joining(" · "));
    }
}
