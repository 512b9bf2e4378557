package org.linli.keypersons;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.linli.access.Allowed;
import org.linli.access.AreaNames;
import org.linli.access.AreaPath;
import org.linli.platform.BusinessClock;
import org.linli.platform.list.ListCell;
import org.linli.platform.list.Lists;
import org.linli.territory.Territory;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Key persons: the list, and the round of today on the screen and on paper. */
@Controller
@Allowed(KeyPersons.SEE)
class KeyPersonPages {

    static final String PATH = "/key-persons";

    private static final int MOST = 300;

    private final KeyPersonList list;
    private final Lists lists;
    private final KeyPersonRound round;
    private final KeyPersonWords words;
    private final Territory territory;
    private final AreaNames names;
    private final BusinessClock clock;

    KeyPersonPages(
            KeyPersonList list,
            Lists lists,
            KeyPersonRound round,
            KeyPersonWords words,
            Territory territory,
            AreaNames names,
            BusinessClock clock) {
        this.list = list;
        this.lists = lists;
        this.round = round;
        this.words = words;
        this.territory = territory;
        this.names = names;
        this.clock = clock;
    }

    /** @param place the cell in words */
    record BuildingLines(String place, String address, List<DoorLine> doors) {}

    /**
     * @param due with its badges
     * @param lookIn address of the look-in that waits; null for none
     */
    record DoorLine(
            String room,
            String name,
            String href,
            String reasons,
            String contact,
            ListCell due,
            @Nullable String lookIn) {}

    @GetMapping(PATH)
    String all(@RequestParam MultiValueMap<String, String> asked, Model model) {
        model.addAttribute("list", lists.page(list, asked));
        AreaPath within = territory.narrowed(asked.getFirst("area"));
        model.addAttribute("area", within == null ? "" : within.slug());
        return "keypersons/list";
    }

    @GetMapping(PATH + ".{form:xlsx|csv}")
    @Allowed(KeyPersons.EXPORT)
    void export(
            @PathVariable String form,
            @RequestParam MultiValueMap<String, String> asked,
            HttpServletResponse response) {
        lists.send(list, asked, form, response);
    }

    @GetMapping(PATH + "/round")
    String round(@RequestParam(required = false) @Nullable String area, Model model) {
        AreaPath within = territory.narrowed(area);
        List<KeyPersonRound.Building> buildings = round.until(clock.today(), within, MOST);
        Map<AreaPath, String> places = names.of(
                buildings.stream().map(KeyPersonRound.Building::path).distinct().toList());
        long count = buildings.stream()
                .mapToLong(building -> building.doors().size())
                .sum();
        model.addAttribute("day", clock.today());
        model.addAttribute("area", within == null ? "" : within.slug());
        model.addAttribute("count", count);
        model.addAttribute("most", count == MOST ? Integer.toString(MOST) : "");
        model.addAttribute(
                "buildings",
                buildings.stream()
                        .map(building -> new BuildingLines(
                                places.getOrDefault(building.path(), ""),
                                building.address(),
                                building.doors().stream().map(this::line).toList()))
                        .toList());
        return "keypersons/round";
    }

    private DoorLine line(KeyPersonRound.Door door) {
        KeyPerson who = door.who();
        return new DoorLine(
                door.room(),
                door.name(),
                "/people/" + who.person(),
                words.reasons(who),
                words.contact(who, null),
                words.dueMarked(who),
                door.lookIn() == null ? null : "/tasks/" + door.lookIn());
    }
}
