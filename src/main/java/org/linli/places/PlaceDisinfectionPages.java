package org.linli.places;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linli.access.Acting;
import org.linli.access.Allowed;
import org.linli.platform.BusinessClock;
import org.linli.platform.Dates;
import org.linli.platform.FormChoice;
import org.linli.platform.Forms;
import org.linli.platform.Refused;
import org.linli.platform.Texts;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The log of what was disinfected at a place, and of a market what is done at its stalls today. */
@Controller
@RequestMapping(PlaceListPages.PATH + "/{id}/disinfections")
class PlaceDisinfectionPages {

    static final List<FormChoice> WHAT = FormChoice.keyed(
            List.of(PlaceDisinfection.What.values()), PlaceDisinfection.What::code, PlaceDisinfection.What::key);

    private static final int SHOWN = 100;

    private final Places places;
    private final PlaceDisinfections disinfections;
    private final Forms forms;
    private final Dates dates;
    private final Texts texts;
    private final BusinessClock clock;

    PlaceDisinfectionPages(
            Places places,
            PlaceDisinfections disinfections,
            Forms forms,
            Dates dates,
            Texts texts,
            BusinessClock clock) {
        this.places = places;
        this.disinfections = disinfections;
        this.forms = forms;
        this.dates = dates;
        this.texts = texts;
        this.clock = clock;
    }

    /**
     * A line of the log, in words.
     *
     * @param throughDoor whether somebody without an account entered it
     */
    record Line(String at, String what, String who, boolean throughDoor) {}

    /**
     * A stall with what was last done there today.
     *
     * @param done null for nothing so far
     */
    record StallLine(Place stall, @Nullable Line done) {}

    @GetMapping
    @Allowed(Places.SEE)
    String show(@PathVariable UUID id, Model model) {
        Place place = places.get(id);
        model.addAttribute("place", place);
        model.addAttribute("hasEnded", place.hasEnded(clock.today()));
        model.addAttribute(
                "form",
                forms.refused()
                        .map(form -> form.as(PlaceDisinfectionForm.class))
                        .orElseGet(
                                () -> PlaceDisinfectionForm.blank(Acting.now().name(), clock)));
        model.addAttribute("what", WHAT);
        model.addAttribute(
                "log", disinfections.of(id, SHOWN).stream().map(this::line).toList());
        List<StallLine> stalls = place.kind() == PlaceKind.MARKET
                ? disinfections.today(id).stream()
                        .map(stall -> new StallLine(stall.stall(), stall.last() == null ? null : line(stall.last())))
                        .toList()
                : List.of();
        model.addAttribute("stalls", stalls);
        model.addAttribute(
                "open", stalls.stream().filter(stall -> stall.done() == null).count());
        return "places/disinfections";
    }

    private Line line(PlaceDisinfection done) {
        return new Line(
                dates.moment(done.at()),
                done.what().stream().map(what -> texts.of(what.key())).collect(Collectors.joining("、")),
                done.doneBy(),
                done.by() == null);
    }

    @PostMapping
    @Allowed(PlaceDisinfections.ENTER)
    String enter(@PathVariable UUID id, @ModelAttribute PlaceDisinfectionForm typed, RedirectAttributes next) {
        String page = PlaceListPages.PATH + "/" + id + "/disinfections";
        try {
            Place place = places.get(id);
            disinfections.enter(place, typed.read(id, Acting.now().account(), clock));
            next.addFlashAttribute("said", texts.of("place.disinfection.said"));
            return "redirect:" + page;
        } catch (Refused refused) {
            return forms.again(page, refused);
        }
    }
}
