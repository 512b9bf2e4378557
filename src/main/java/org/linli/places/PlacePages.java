package org.linli.places;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.linli.access.Acting;
import org.linli.access.Allowed;
import org.linli.access.AreaNames;
import org.linli.access.AreaPath;
import org.linli.platform.BusinessClock;
import org.linli.platform.Dates;
import org.linli.platform.FormChoice;
import org.linli.platform.Forms;
import org.linli.platform.Refused;
import org.linli.platform.Texts;
import org.linli.platform.text.CalendarDay;
import org.linli.platform.text.WrittenText;
import org.linli.territory.Territory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A place: what is known of it and what happened, entering, changing and ending one. */
@Controller
@RequestMapping(PlaceListPages.PATH)
@Allowed(Places.KEEP)
class PlacePages {

    private final Places places;
    private final PlacePhotos photos;
    private final PlaceDisinfections disinfections;
    private final PlaceWords words;
    private final PlaceStates states;
    private final ObjectProvider<PlaceLink> links;
    private final PlaceTold told;
    private final Territory territory;
    private final AreaNames names;
    private final Forms forms;
    private final Dates dates;
    private final Texts texts;
    private final BusinessClock clock;

    PlacePages(
            Places places,
            PlacePhotos photos,
            PlaceDisinfections disinfections,
            PlaceWords words,
            PlaceStates states,
            ObjectProvider<PlaceLink> links,
            PlaceTold told,
            Territory territory,
            AreaNames names,
            Forms forms,
            Dates dates,
            Texts texts,
            BusinessClock clock) {
        this.places = places;
        this.photos = photos;
        this.disinfections = disinfections;
        this.words = words;
        this.states = states;
        this.links = links;
        this.told = told;
        this.territory = territory;
        this.names = names;
        this.forms = forms;
        this.dates = dates;
        this.texts = texts;
        this.clock = clock;
    }

    @GetMapping("/{id}")
    @Allowed(Places.SEE)
    String show(@PathVariable UUID id, Model model) {
        Place place = places.look(id);
        model.addAttribute("place", place);
        model.addAttribute("area", territory.label(place.path(), LocaleContextHolder.getLocale()));
        model.addAttribute("hours", words.hours(place.hours()));
        model.addAttribute("state", states.now().of(place));
        model.addAttribute("links", links.orderedStream().toList());
        model.addAttribute("hasEnded", place.hasEnded(clock.today()));
        model.addAttribute("phone", places.phones(List.of(id)).getOrDefault(id, ""));
        model.addAttribute("market", place.market() == null ? null : places.get(place.market()));
        model.addAttribute("stalls", place.kind() == PlaceKind.MARKET ? places.stalls(id) : List.of());
        model.addAttribute("photos", photos.of(place));
        model.addAttribute(
                "disinfected",
                disinfections.last(id).map(done -> dates.moment(done.at())).orElse(""));
        model.addAttribute("keeps", Acting.now().sees(place.path()));
        model.addAttribute("facts", told.facts(List.of(id)).getOrDefault(id, List.of()));
        model.addAttribute("story", told.story(id));
        model.addAttribute("today", clock.today());
        return "places/place";
    }

    @GetMapping("/new")
    String blank(Model model) {
        return form(
                forms.refused()
                        .map(refused -> refused.as(PlaceForm.class))
                        .orElseGet(() -> PlaceForm.blank(Acting.now().home(), clock.today())),
                true,
                model);
    }

    private String form(PlaceForm form, boolean isNew, Model model) {
        AreaPath home = Acting.now().home();
        model.addAttribute("form", form);
        model.addAttribute("isNew", isNew);
        model.addAttribute("kinds", FormChoice.keyed(List.of(PlaceKind.values()), PlaceKind::code, PlaceKind::key));
        model.addAttribute("areas", FormChoice.named(names.choices(), AreaNames.Choice::slug, AreaNames.Choice::name));
        model.addAttribute(
                "markets",
                FormChoice.named(markets(home, form), market -> market.id().toString(), Place::name));
        model.addAttribute("weekdays", FormChoice.of(DayOfWeek.values(), PlaceWords::key));
        return "places/form";
    }

    /** Those of the own area, and the one that a stall stands in, wherever that lies and whether it is no more. */
    private List<Place> markets(AreaPath home, PlaceForm form) {
        List<Place> near = places.markets(home);
        return Stream.concat(
                        form.known().flatMap(places::find).filter(market -> !near.contains(market)).stream(),
                        near.stream())
                .toList();
    }

    @PostMapping
    String enter(@ModelAttribute("form") PlaceForm form, RedirectAttributes next) {
        try {
            Place place = places.enter(form.read(), form.readPhone());
            next.addFlashAttribute("said", texts.of("place.said.entered", place.name()));
            return "redirect:" + PlaceListPages.PATH + "/" + place.id();
        } catch (Refused refused) {
            return forms.again(PlaceListPages.PATH + "/new", refused);
        }
    }

    @GetMapping("/{id}/edit")
    String edit(@PathVariable UUID id, Model model) {
        Place place = places.get(id);
        return form(
                forms.refused().map(refused -> refused.as(PlaceForm.class)).orElseGet(() -> PlaceForm.of(place)),
                false,
                model);
    }

    @PostMapping("/{id}")
    String change(@PathVariable UUID id, @ModelAttribute("form") PlaceForm form, RedirectAttributes next) {
        try {
            Place known = places.get(id);
            Place typed = form.read().insteadOf(known);
            places.change(typed, form.readPhone());
            next.addFlashAttribute("said", texts.of("place.said.changed", typed.name()));
            return "redirect:" + PlaceListPages.PATH + "/" + id;
        } catch (Refused refused) {
            return forms.again(PlaceListPages.PATH + "/" + id + "/edit", refused);
        }
    }

    @PostMapping("/{id}/end")
    String end(@PathVariable UUID id, @RequestParam(defaultValue = "") String until, RedirectAttributes next) {
        try {
            places.end(id, day(until));
            next.addFlashAttribute(
                    "said", texts.of("place.said.ended", places.get(id).name()));
            return "redirect:" + PlaceListPages.PATH + "/" + id;
        } catch (Refused refused) {
            return forms.again(PlaceListPages.PATH + "/" + id, refused);
        }
    }

    private static LocalDate day(String typed) {
        try {
            return CalendarDay.parse(WrittenText.typed(typed));
        } catch (DateTimeException e) {
            throw Refused.of("until", "place.until.wrong");
        }
    }

    @PostMapping("/{id}/resume")
    String resume(@PathVariable UUID id, RedirectAttributes next) {
        places.resume(id);
        next.addFlashAttribute(
                "said", texts.of("place.said.resumed", places.get(id).name()));
        return "redirect:" + PlaceListPages.PATH + "/" + id;
    }
}
