package org.linli.inspection;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.UUID;
import org.linli.access.Acting;
import org.linli.access.Actor;
import org.linli.access.OpenToAll;
import org.linli.places.Door;
import org.linli.places.Doors;
import org.linli.places.Place;
import org.linli.platform.NotFound;
import org.linli.platform.Refused;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What a shop says through the code at its door, without an account. */
@Controller
class PlaceDoorPages {

    private static final String WHY = "The shop says how it stands through the code at its door; nothing is shown";
    private static final int LONGEST = 300;

    private final Doors doors;
    private final SelfChecks checks;
    private final Findings findings;

    PlaceDoorPages(Doors doors, SelfChecks checks, Findings findings) {
        this.doors = doors;
        this.checks = checks;
        this.findings = findings;
    }

    @PostMapping(Door.PATH + "/{secret}/self-check")
    @OpenToAll(WHY)
    String check(
            @PathVariable String secret,
            @RequestParam Map<String, String> typed,
            HttpServletRequest request,
            RedirectAttributes next) {
        Door door = doors.open(secret, request.getRemoteAddr());
        try {
            Acting.run(Actor.SYSTEM, () -> checks.say(door.place(), typed));
            next.addAttribute("checked", "yes");
        } catch (Refused refused) {
            next.addAttribute("missing", "yes");
            refused.problems().stream().findFirst().ifPresent(first -> keep(door.place(), typed, next));
        }
        return "redirect:" + door.address();
    }

    /** What was chosen stands there again. */
    private void keep(Place place, Map<String, String> typed, RedirectAttributes next) {
        checks.asked(place)
                .ifPresent(list -> list.daily().stream()
                        .filter(item -> typed.getOrDefault(item, "").matches("yes|no"))
                        .forEach(item -> next.addAttribute(item, typed.get(item))));
    }

    @PostMapping(Door.PATH + "/{secret}/findings/{id}")
    @OpenToAll(WHY)
    String report(
            @PathVariable String secret,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String note,
            HttpServletRequest request,
            RedirectAttributes next) {
        Door door = doors.open(secret, request.getRemoteAddr());
        String said = note.strip();
        Acting.run(Actor.SYSTEM, () -> {
            if (!findings.get(id).place().equals(door.place().id())) {
                throw new NotFound("finding", id);
            }
            findings.report(id, said.length() > LONGEST ? said.substring(0, LONGEST) : said);
        });
        next.addAttribute("reported", "yes");
        return "redirect:" + door.address();
    }
}
