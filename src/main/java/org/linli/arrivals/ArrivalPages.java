package org.linli.arrivals;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.linli.access.Allowed;
import org.linli.care.ConfinementEffects;
import org.linli.care.Measure;
import org.linli.divisions.Divisions;
import org.linli.people.People;
import org.linli.people.PersonCard;
import org.linli.people.PersonId;
import org.linli.people.PersonLooks;
import org.linli.platform.Forms;
import org.linli.platform.Refused;
import org.linli.platform.Texts;
import org.linli.territory.Territory;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

@Controller
@RequestMapping("/arrivals")
@Allowed(Arrivals.READ)
class ArrivalPages {

    private final Arrivals arrivals;
    private final ArrivalFormReader reading;
    private final People people;
    private final Territory territory;
    private final Divisions divisions;
    private final Forms forms;
    private final Texts texts;
    private final PersonLooks looks;
    private final ConfinementEffects effects;

    ArrivalPages(
            PersonLooks looks,
            Arrivals arrivals,
            ArrivalFormReader reading,
            People people,
            Territory territory,
            Divisions divisions,
            Forms forms,
            Texts texts,
            ConfinementEffects effects) {
        this.effects = effects;
        this.looks = looks;
        this.arrivals = arrivals;
        this.reading = reading;
        this.people = people;
        this.territory = territory;
        this.divisions = divisions;
        this.forms = forms;
        this.texts = texts;
    }

    @GetMapping("/{id}")
    String show(
            @PathVariable ArrivalId id,
            @RequestParam(name = "new", required = false) @Nullable String isNew,
            @RequestParam(required = false) @Nullable String known,
            Model model,
            Locale locale) {
        Arrival arrival = arrivals.get(id);
        looks.note(arrival.person(), arrival.path(), PersonLooks.On.ARRIVAL);
        forms.refused().ifPresent(form -> {
            model.addAttribute("why", form.text("why"));
            model.addAttribute("typedOrigin", form.text("origin"));
            model.addAttribute("withdrawing", form.what().equals("withdraw"));
        });
        model.addAttribute("arrival", arrival);
        model.addAttribute("isNew", isNew != null);
        model.addAttribute("isKnown", known != null);
        Optional<Measure> measure = arrivals.measure(arrival);
        model.addAttribute("measure", measure.orElse(null));
        model.addAttribute("effects", measure.map(effects::of).orElseGet(List::of));
        model.addAttribute("mayChange", arrival.stands() && Arrivals.isOfScope(arrival));
        List<PriorTest> tests = arrivals.tests(id);
        model.addAttribute("tests", tests);
        model.addAttribute("warnings", arrivals.warnings(arrival));
        model.addAttribute("person", people.cards(List.of(arrival.person())).get(arrival.person()));
        model.addAttribute("origin", divisions.fullName(arrival.originCode(), locale));
        model.addAttribute("place", territory.label(arrival.path(), locale));
        model.addAttribute("details", ArrivalDetail.bySection());
        model.addAttribute("locale", locale);
        return "arrivals/arrival";
    }

    @PostMapping("/{id}/withdraw")
    @Allowed(Arrivals.CORRECT)
    String withdraw(@PathVariable ArrivalId id, @RequestParam(defaultValue = "") String why, RedirectAttributes next) {
        try {
            arrivals.withdraw(id, why);
            PersonId person = arrivals.get(id).person();
            next.addFlashAttribute(
                    "said",
                    texts.of(
                            "arrivals.said.withdrawn",
                            Optional.ofNullable(people.cards(List.of(person)).get(person))
                                    .map(PersonCard::name)
                                    .orElse("–")));
            return "redirect:/arrivals/" + id;
        } catch (Refused refused) {
            return forms.again("/arrivals/" + id, refused);
        }
    }

    /** Says more exactly where somebody came from. */
    @PostMapping("/{id}/origin")
    @Allowed(Arrivals.CORRECT)
    String comesFrom(@PathVariable ArrivalId id, @RequestParam(defaultValue = "") String origin) {
        try {
            ArrivalFormReader.Origin place = reading.origin(origin);
            return after(arrivals.comesFrom(id, place.code(), place.name(), texts.of("arrivals.closer.why")));
        } catch (Refused refused) {
            return forms.again("/arrivals/" + id, refused);
        }
    }

    static String after(ArrivalOutcome registration) {
        return switch (registration) {
            case ArrivalOutcome.Registered registered -> "redirect:/arrivals/" + registered.arrival() + "?new";
            case ArrivalOutcome.Known known -> "redirect:/arrivals/" + known.arrival() + "?known";
            case ArrivalOutcome.Differs differs ->
                throw new IllegalStateException("A difference has a page of its own: " + differs.arrival());
            case ArrivalOutcome.Rejected rejected -> throw new Refused(rejected.problems());
        };
    }
}
