package org.linli.places;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.linli.access.Acting;
import org.linli.access.Allowed;
import org.linli.platform.BusinessClock;
import org.linli.platform.Languages;
import org.linli.platform.Texts;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The code of a door to be printed and hung up, of a market those of its stalls too, and a new one when it leaked. */
@Controller
@RequestMapping(PlaceListPages.PATH + "/{id}/door")
@Allowed(Doors.PRINT)
class DoorPosterPages {

    private static final List<Locale> LANGUAGES = List.of(Languages.CHINESE, Languages.ENGLISH);

    private final Places places;
    private final DoorCodes codes;
    private final DoorSections sections;
    private final PlaceOffices offices;
    private final Texts texts;
    private final BusinessClock clock;

    DoorPosterPages(
            Places places,
            DoorCodes codes,
            DoorSections sections,
            PlaceOffices offices,
            Texts texts,
            BusinessClock clock) {
        this.places = places;
        this.codes = codes;
        this.sections = sections;
        this.offices = offices;
        this.texts = texts;
        this.clock = clock;
    }

    /**
     * One page to hang up.
     *
     * @param market name of the one that a stall stands in; else empty
     */
    record Poster(Place place, String market, DoorQr qr, List<PosterWords> words) {}

    /**
     * What stands on it in one language.
     *
     * @param purposes what the code is for
     * @param office whom to call; empty where no office has a number
     */
    record PosterWords(String lang, String kind, String scan, List<String> purposes, String office) {}

    @GetMapping
    String poster(@PathVariable UUID id, @RequestParam(defaultValue = "false") boolean stalls, Model model) {
        Place place = places.get(id);
        List<Place> printed = stalls ? withStalls(place) : List.of(place);
        Map<UUID, String> secrets = codes.print(place, printed);
        model.addAttribute("place", place);
        model.addAttribute("hasEnded", place.hasEnded(clock.today()));
        model.addAttribute("stalls", stalls);
        model.addAttribute("keeps", Acting.now().sees(place.path()));
        model.addAttribute(
                "posters",
                printed.stream()
                        .map(one -> new Poster(
                                one, market(one, place), qr(Objects.requireNonNull(secrets.get(one.id()))), words(one)))
                        .toList());
        return "places/poster";
    }

    /** @param asked the place whose page this is, the market itself where its stalls are printed */
    private String market(Place stall, Place asked) {
        UUID market = stall.market();
        return market == null
                ? ""
                : market.equals(asked.id()) ? asked.name() : places.get(market).name();
    }

    private List<Place> withStalls(Place market) {
        return Stream.concat(
                        Stream.of(market),
                        places.stalls(market.id()).stream().filter(stall -> !stall.hasEnded(clock.today())))
                .toList();
    }

    private static DoorQr qr(String secret) {
        return DoorQr.of(ServletUriComponentsBuilder.fromCurrentContextPath()
                .path(Door.PATH + "/" + secret)
                .toUriString());
    }

    private List<PosterWords> words(Place place) {
        return LANGUAGES.stream()
                .map(language -> new PosterWords(
                        language.toLanguageTag(),
                        texts.in(language, place.kind().key()),
                        texts.in(language, "place.door.scan"),
                        Stream.concat(Stream.of("place.door.purpose"), sections.purposes(place).stream())
                                .map(key -> texts.in(language, key))
                                .toList(),
                        offices.atDoor(place.path(), language)
                                .map(office -> texts.in(language, "place.door.call", office.name(), office.phone()))
                                .orElse("")))
                .toList();
    }

    @PostMapping("/renew")
    @Allowed(Places.KEEP)
    String renew(@PathVariable UUID id, RedirectAttributes next) {
        Place place = places.renewDoor(id);
        next.addFlashAttribute("said", texts.of("place.door.said.renewed", place.name()));
        return "redirect:" + PlaceListPages.PATH + "/" + id + "/door";
    }
}
