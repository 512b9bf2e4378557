package org.linli.places;

import jakarta.servlet.http.HttpServletRequest;
import org.linli.access.Acting;
import org.linli.access.Actor;
import org.linli.access.OpenToAll;
import org.linli.platform.BusinessClock;
import org.linli.platform.Forms;
import org.linli.platform.Refused;
import org.linli.platform.Texts;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Takes what was disinfected from whoever stands at the door. */
@Controller
class DoorDisinfectionPages {

    private final Doors doors;
    private final PlaceDisinfections disinfections;
    private final Forms forms;
    private final Texts texts;
    private final BusinessClock clock;

    DoorDisinfectionPages(
            Doors doors, PlaceDisinfections disinfections, Forms forms, Texts texts, BusinessClock clock) {
        this.doors = doors;
        this.disinfections = disinfections;
        this.forms = forms;
        this.texts = texts;
        this.clock = clock;
    }

    @PostMapping(Door.PATH + "/{secret}/" + DoorDisinfection.FORM)
    @OpenToAll("Whoever has the code at the door adds a line to its log, a few a day, marked as come through the door")
    String enter(
            @PathVariable String secret,
            @ModelAttribute PlaceDisinfectionForm typed,
            HttpServletRequest request,
            RedirectAttributes next) {
        Door door = doors.open(secret, request.getRemoteAddr());
        try {
            PlaceDisinfection done = typed.read(door.place().id(), null, clock);
            Acting.run(Actor.SYSTEM, () -> disinfections.enterAtDoor(door, done));
            next.addFlashAttribute("said", texts.of("place.disinfection.said"));
            return "redirect:" + door.address();
        } catch (Refused refused) {
            return forms.again(door.address(), refused);
        }
    }
}
