package org.linli.places;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.linli.access.Acting;
import org.linli.access.Actor;
import org.linli.access.OpenToAll;
import org.linli.platform.BusinessClock;
import org.linli.territory.Territory;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** What the code at a door opens: which place this is, whom to call, and what other modules show and ask there. */
@Controller
class DoorPages {

    private final Doors doors;
    private final DoorSections sections;
    private final PlaceOffices offices;
    private final PlaceWords words;
    private final PlaceStates states;
    private final Territory territory;
    private final BusinessClock clock;

    DoorPages(
            Doors doors,
            DoorSections sections,
            PlaceOffices offices,
            PlaceWords words,
            PlaceStates states,
            Territory territory,
            BusinessClock clock) {
        this.doors = doors;
        this.sections = sections;
        this.offices = offices;
        this.words = words;
        this.states = states;
        this.territory = territory;
        this.clock = clock;
    }

    @GetMapping(Door.PATH + "/{secret}")
    @OpenToAll("Whoever stands at the door has scanned its code; the page names the place and an office, no person")
    String show(@PathVariable String secret, HttpServletRequest request, Locale locale, Model model) {
        Door door = doors.open(secret, request.getRemoteAddr());
        Place place = door.place();
        model.addAttribute("door", door);
        model.addAttribute("place", place);
        model.addAttribute("area", territory.label(place.path(), locale));
        model.addAttribute("hours", words.hours(place.hours()));
        model.addAttribute("state", Acting.as(Actor.SYSTEM, () -> states.now().of(place)));
        model.addAttribute("office", offices.atDoor(place.path(), locale).orElse(null));
        model.addAttribute("sections", sections.of(door));
        return "places/door";
    }
}
