package org.linli.care;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.access.Allowed;
import org.linli.people.People;
import org.linli.people.PersonCard;
import org.linli.people.PersonId;
import org.linli.people.PersonLooks;
import org.linli.platform.BusinessClock;
import org.linli.platform.FormChoice;
import org.linli.platform.Forms;
import org.linli.platform.NotFound;
import org.linli.platform.OnFullDisk;
import org.linli.platform.Problem;
import org.linli.platform.Refused;
import org.linli.platform.Texts;
import org.linli.platform.text.Parsed;
import org.linli.platform.text.WrittenDates;
import org.linli.policy.Protocol;
import org.linli.policy.Slot;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Putting somebody under a measure by hand. */
@Controller
@RequestMapping("/care/new")
@Allowed(CareSetup.MOVE)
class MeasuresByHandPages {

    private final MeasuresByHand byHand;
    private final Measures measures;
    private final People people;
    private final PersonLooks looks;
    private final MeasureWording inWords;
    private final Forms forms;
    private final Texts texts;
    private final BusinessClock clock;
    private final ConfinementEffects effects;

    MeasuresByHandPages(
            MeasuresByHand byHand,
            Measures measures,
            People people,
            PersonLooks looks,
            MeasureWording inWords,
            Forms forms,
            Texts texts,
            BusinessClock clock,
            ConfinementEffects effects) {
        this.effects = effects;
        this.byHand = byHand;
        this.measures = measures;
        this.people = people;
        this.looks = looks;
        this.inWords = inWords;
        this.forms = forms;
        this.texts = texts;
        this.clock = clock;
    }

    /**
     * What was typed, as text, so that a refused form comes back as it was.
     *
     * @param protocol version and code, as {@code catalogue-2022/7+3}
     * @param countsFrom name of an event; empty for the protocol's own
     */
    record Form(
            @Nullable UUID person,
            @Nullable String protocol,
            @Nullable String countsFrom,
            @Nullable String on,
            @Nullable String reason) {

        MeasureChoice read(LocalDate today) {
            List<Problem> problems = new ArrayList<>();
            String[] chosen = Optional.ofNullable(protocol).orElse("").split("/", 2);
            if (chosen.length < 2) {
                problems.add(Problem.of("protocol", "care.hand.protocol"));
            }
            Protocol.Anchor event = Stream.of(Protocol.Anchor.values())
                    .filter(each -> each.name().equals(countsFrom))
                    .findFirst()
                    .orElse(null);
            if (event == null && countsFrom != null && !countsFrom.isBlank()) {
                problems.add(Problem.of("countsFrom", "care.hand.event"));
            }
            LocalDate day = day(today, problems);
            if (person == null) {
                throw new NotFound("person", "none");
            }
            if (!problems.isEmpty() || day == null) {
                throw new Refused(problems);
            }
            return new MeasureChoice(
                    PersonId.of(person), chosen[0], chosen[1], event, day, reason == null ? "" : reason);
        }

        private @Nullable LocalDate day(LocalDate today, List<Problem> problems) {
            if (on == null || on.isBlank()) {
                problems.add(Problem.of("on", "care.hand.day"));
                return null;
            }
            return switch (WrittenDates.date(on.strip(), today)) {
                case Parsed.Good<LocalDate>(LocalDate day) -> day;
                case Parsed.Refused<LocalDate> refused -> {
                    problems.add(refused.problem("on"));
                    yield null;
                }
            };
        }
    }

    @GetMapping
    String blank(@RequestParam UUID person, Model model) {
        looks.note(PersonId.of(person), people.get(PersonId.of(person)).path(), PersonLooks.On.MEASURE);
        return page(
                model,
                forms.refused()
                        .map(refused -> refused.as(Form.class))
                        .orElseGet(() -> new Form(person, "", "", "", "")));
    }

    @PostMapping
    String put(@ModelAttribute("form") Form form, RedirectAttributes flash) {
        try {
            MeasureChoice choice = form.read(clock.today());
            MeasuresByHand.Put put = byHand.put(choice);
            Measure governs = measures.get(put.measure());
            String until = inWords.day(governs.endsOn());
            String name = people.get(choice.person()).name();
            flash.addFlashAttribute(
                    "said",
                    put.begun()
                            ? texts.of("care.hand.begun", governs.protocol(), until, name)
                            : texts.of("care.hand.kept", choice.protocol(), governs.protocol(), until, name));
            return "redirect:/care/" + put.measure();
        } catch (Refused refused) {
            return forms.again("/care/new?person=" + form.person(), refused);
        }
    }

    /** What would follow from what is chosen so far; shown beside the form while it is filled. */
    @OnFullDisk("It stores nothing")
    @PostMapping("/preview")
    String preview(@ModelAttribute("form") Form form, Model model) {
        try {
            MeasuresByHand.Preview preview = byHand.preview(form.read(clock.today()));
            model.addAttribute("preview", preview);
            model.addAttribute(
                    "effects",
                    effects.of(
                            PersonId.of(Objects.requireNonNull(form.person())),
                            preview.plan().phases()));
            model.addAttribute(
                    "samples",
                    preview.plan().required().stream()
                            .filter(slot -> slot.kind() == Slot.Kind.SAMPLE)
                            .toList());
        } catch (Refused refused) {
            model.addAttribute("preview", null);
            // Only what stands in a field that was filled: nobody is scolded for what is still to come.
            model.addAttribute(
                    "obstacles",
                    form.protocol() == null
                                    || form.protocol().isBlank()
                                    || form.on() == null
                                    || form.on().isBlank()
                            ? List.of()
                            : refused.problems());
        }
        model.addAttribute("words", inWords);
        return "care/by-hand :: preview";
    }

    private String page(Model model, Form form) {
        PersonId id = PersonId.of(Optional.ofNullable(form.person()).orElseThrow(() -> new NotFound("person", "none")));
        PersonCard card =
                Optional.ofNullable(people.cards(List.of(id)).get(id)).orElseThrow(() -> new NotFound("person", id));
        model.addAttribute("form", form);
        model.addAttribute("card", card);
        model.addAttribute("running", measures.active(id).orElse(null));
        model.addAttribute("versions", byHand.choices());
        model.addAttribute("events", FormChoice.of(Protocol.Anchor.values(), Protocol.Anchor::key));
        model.addAttribute("preview", null);
        model.addAttribute("obstacles", List.of());
        model.addAttribute("today", clock.today());
        model.addAttribute("words", inWords);
        return "care/by-hand";
    }
}
