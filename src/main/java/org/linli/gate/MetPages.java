package org.linli.gate;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.access.Allowed;
import org.linli.exposures.ExposuresElsewhere;
import org.linli.people.People;
import org.linli.people.PersonCard;
import org.linli.people.PersonId;
import org.linli.places.Place;
import org.linli.places.Places;
import org.linli.platform.Dates;
import org.linli.platform.Forms;
import org.linli.platform.Ids;
import org.linli.platform.Refused;
import org.linli.platform.Texts;
import org.linli.platform.text.WrittenText;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who was at a place with somebody: asking with a reason, and the answer. */
@Controller
@RequestMapping(MetPages.PATH)
@Allowed(Mets.ASK)
class MetPages {

    static final String PATH = "/gate/met";

    private final Mets mets;
    private final Passes passes;
    private final People people;
    private final Places places;
    private final Forms forms;
    private final Texts texts;
    private final Dates dates;

    MetPages(Mets mets, Passes passes, People people, Places places, Forms forms, Texts texts, Dates dates) {
        this.mets = mets;
        this.passes = passes;
        this.people = people;
        this.places = places;
        this.forms = forms;
        this.texts = texts;
        this.dates = dates;
    }

    /** What was typed; one of person and pass. */
    record MetForm(
            @Nullable String person,
            @Nullable String pass,
            @Nullable String minutes,
            @Nullable String reason) {}

    /**
     * Somebody who was there.
     *
     * @param id of the register; empty for whoever is not in it
     * @param href of their page; empty where there is none to open
     * @param phone empty where none is known
     */
    public record Line(String id, String name, String href, String phone, int overlap, List<String> times) {}

    /** @param person of the register, or else {@code pass} */
    @GetMapping("/new")
    String blank(
            @RequestParam(required = false) @Nullable UUID person,
            @RequestParam(required = false) @Nullable UUID pass,
            Model model) {
        model.addAttribute(
                "form",
                forms.refused()
                        .map(refused -> refused.as(MetForm.class))
                        .orElseGet(() -> new MetForm(
                                person == null ? "" : person.toString(),
                                pass == null ? "" : pass.toString(),
                                Integer.toString(MetQuestion.USUAL),
                                "")));
        model.addAttribute("name", name(person, pass));
        model.addAttribute("kept", EntryDays.DAYS);
        return "gate/met-form";
    }

    private String name(@Nullable UUID person, @Nullable UUID pass) {
        return person != null
                ? people.get(PersonId.of(person)).name()
                : pass != null ? passes.look(pass).name() : "";
    }

    @PostMapping
    String ask(@ModelAttribute("form") MetForm form) {
        Optional<UUID> person = GateForm.id(form.person());
        Optional<UUID> pass = GateForm.id(form.pass());
        String minutes = WrittenText.typed(form.minutes());
        try {
            MetQuestion question = mets.ask(
                    Ids.next(),
                    person.orElse(null),
                    pass.orElse(null),
                    minutes.matches("\\d{1,4}") ? Integer.parseInt(minutes) : 0,
                    WrittenText.typed(form.reason()));
            return "redirect:" + PATH + "/" + question.id();
        } catch (Refused refused) {
            String about = person.map(id -> "person=" + id)
                    .or(() -> pass.map(id -> "pass=" + id))
                    .orElse("");
            return forms.again(PATH + "/new?" + about, refused);
        }
    }

    @GetMapping("/{id}")
    String show(@PathVariable UUID id, Model model) {
        MetQuestion question = mets.look(id);
        MetAnswer answer = mets.answer(question);
        model.addAttribute("question", question);
        model.addAttribute("name", name(question.person(), question.pass()));
        List<Line> lines = lines(answer.met());
        model.addAttribute("lines", lines);
        model.addAttribute(
                "known", lines.stream().filter(line -> !line.id().isEmpty()).toList());
        model.addAttribute("unknown", answer.unknown());
        model.addAttribute("kept", EntryDays.DAYS);
        return "gate/met";
    }

    /** Puts those chosen under what the rules ask of close contacts of whoever was asked about. */
    @PostMapping("/{id}/contacts")
    @Allowed(ExposuresElsewhere.SETTLE)
    String put(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable List<UUID> person,
            RedirectAttributes next) {
        int put = mets.put(id, person == null ? List.of() : person);
        next.addFlashAttribute("said", texts.of("gate.met.said.put", put));
        return "redirect:" + PATH + "/" + id;
    }

    private List<Line> lines(List<Met> met) {
        Map<PersonId, PersonCard> cards = people.cards(met.stream()
                .flatMap(one -> Stream.ofNullable(one.person()))
                .map(PersonId::of)
                .toList());
        Map<UUID, String> names = met.stream()
                .flatMap(one -> one.times().stream())
                .map(Met.Time::place)
                .distinct()
                .map(places::get)
                .collect(Collectors.toMap(Place::id, Place::name));
        Map<UUID, String> known =
                passes.names(met.stream().map(Met::pass).distinct().toList());
        return met.stream().map(one -> line(one, cards, names, known)).toList();
    }

    private Line line(Met met, Map<PersonId, PersonCard> cards, Map<UUID, String> names, Map<UUID, String> known) {
        PersonCard card = met.person() == null ? null : cards.get(PersonId.of(met.person()));
        List<String> times = met.times().stream()
                .map(time -> names.getOrDefault(time.place(), "") + " " + dates.moment(time.they()) + " / "
                        + dates.time(time.other()))
                .toList();
        return card == null
                ? new Line("", known.getOrDefault(met.pass(), ""), "", "", met.overlap(), times)
                : new Line(
                        card.id().toString(),
                        card.name(),
                        "/people/" + card.id(),
                        card.phone() == null ? "" : card.phone(),
                        met.overlap(),
                        times);
    }
}
