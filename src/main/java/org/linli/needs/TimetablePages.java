package org.linli.needs;

import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.linli.access.Allowed;
import org.linli.people.People;
import org.linli.people.PersonCard;
import org.linli.people.PersonId;
import org.linli.people.PersonLooks;
import org.linli.platform.BusinessClock;
import org.linli.platform.Forms;
import org.linli.platform.NotFound;
import org.linli.platform.Refused;
import org.linli.platform.RefusedForm;
import org.linli.platform.Texts;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** On which days and when somebody goes to dialysis. */
@Controller
@RequestMapping(TimetablePages.PATH)
@Allowed(NeedsSetup.ENTER)
class TimetablePages {

    static final String PATH = "/needs/timetable";

    private final Timetables timetables;
    private final TimetableWording wording;
    private final People people;
    private final PersonLooks looks;
    private final Forms forms;
    private final Texts texts;
    private final BusinessClock clock;

    TimetablePages(
            Timetables timetables,
            TimetableWording wording,
            People people,
            PersonLooks looks,
            Forms forms,
            Texts texts,
            BusinessClock clock) {
        this.timetables = timetables;
        this.wording = wording;
        this.people = people;
        this.looks = looks;
        this.forms = forms;
        this.texts = texts;
        this.clock = clock;
    }

    /** A timetable in words. */
    record Line(String days, String dates, String words, long travel) {}

    /** A weekday, and what is typed for it. */
    record Day(String name, String words, String at) {}

    @GetMapping
    String show(@RequestParam UUID person, Model model) {
        PersonId id = PersonId.of(person);
        PersonCard card =
                Optional.ofNullable(people.cards(List.of(id)).get(id)).orElseThrow(() -> new NotFound("person", id));
        looks.note(id, card.path(), PersonLooks.On.NEED);
        List<Timetable> all = timetables.of(id);
        TimetableForm form = forms.refused()
                .map(refused -> new TimetableForm(refused.texts()))
                .orElseGet(() -> TimetableForm.of(all.isEmpty() ? null : all.getLast(), clock.today()));
        List<Day> days = new ArrayList<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            days.add(new Day(
                    day.name(),
                    day.getDisplayName(TextStyle.FULL, LocaleContextHolder.getLocale()),
                    form.text(day.name())));
        }
        model.addAttribute("card", card);
        model.addAttribute("typed", form.texts());
        model.addAttribute("days", days);
        model.addAttribute(
                "timetables",
                all.stream()
                        .map(each -> new Line(
                                wording.days(each),
                                wording.dates(each),
                                each.words(),
                                each.travel().toMinutes()))
                        .toList());
        model.addAttribute("opened", forms.refused().map(RefusedForm::what).orElse(all.isEmpty() ? "timetable" : ""));
        return "needs/timetable";
    }

    @PostMapping
    String set(@RequestParam UUID person, @RequestParam MultiValueMap<String, String> typed, RedirectAttributes next) {
        return change(person, typed, next, "needs.timetable.set", form -> {
            TimetableForm.Read read = form.read();
            timetables.set(PersonId.of(person), read.from(), read.starts(), read.travel(), read.words());
        });
    }

    @PostMapping("/pause")
    String pause(
            @RequestParam UUID person, @RequestParam MultiValueMap<String, String> typed, RedirectAttributes next) {
        return change(
                person,
                typed,
                next,
                "needs.timetable.paused",
                form -> timetables.pause(PersonId.of(person), form.day("pauseFrom"), form.day("pauseUntil")));
    }

    @PostMapping("/end")
    String end(@RequestParam UUID person, @RequestParam MultiValueMap<String, String> typed, RedirectAttributes next) {
        return change(
                person,
                typed,
                next,
                "needs.timetable.ended",
                form -> timetables.end(PersonId.of(person), form.day("end")));
    }

    private String change(
            UUID person,
            MultiValueMap<String, String> typed,
            RedirectAttributes next,
            String said,
            Consumer<TimetableForm> change) {
        String page = PATH + "?person=" + person;
        try {
            change.accept(new TimetableForm(typed.toSingleValueMap()));
            next.addFlashAttribute("said", texts.of(said));
            return "redirect:" + page;
        } catch (Refused refused) {
            return forms.againWith(page, refused, typed);
        }
    }
}
