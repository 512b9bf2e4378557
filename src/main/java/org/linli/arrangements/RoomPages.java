package org.linli.arrangements;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.Allowed;
import org.linli.people.People;
import org.linli.platform.FormChoice;
import org.linli.platform.Forms;
import org.linli.platform.Refused;
import org.linli.platform.Texts;
import org.linli.platform.list.Lists;
import org.linli.territory.Dwelling;
import org.linli.territory.DwellingId;
import org.linli.territory.Territory;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Rooms that are let: which are free, and what is known of each. */
@Controller
@Allowed(Territory.SEE_HOMES)
class RoomPages {

    private static final List<String> SAID = List.of("yes", "no");

    private final RoomList list;
    private final Rooms rooms;
    private final Lists lists;
    private final Territory territory;
    private final People people;
    private final Forms forms;
    private final Texts texts;

    RoomPages(RoomList list, Rooms rooms, Lists lists, Territory territory, People people, Forms forms, Texts texts) {
        this.list = list;
        this.rooms = rooms;
        this.lists = lists;
        this.territory = territory;
        this.people = people;
        this.forms = forms;
        this.texts = texts;
    }

    /**
     * What was typed.
     *
     * @param toilet yes, no, or empty for not known; likewise the other
     */
    record Form(
            @Nullable String toilet,
            @Nullable String ground,
            @Nullable String note) {

        static Form of(Rooms.Kept kept) {
            return new Form(said(kept.ownToilet()), said(kept.groundFloor()), kept.note());
        }

        Rooms.Kept read() {
            return new Rooms.Kept(
                    heard(toilet), heard(ground), Optional.ofNullable(note).orElse(""));
        }

        private static String said(@Nullable Boolean yes) {
            return yes == null ? "" : SAID.get(yes ? 0 : 1);
        }

        private static @Nullable Boolean heard(@Nullable String said) {
            return said == null || !SAID.contains(said) ? null : said.equals("yes");
        }
    }

    @GetMapping("/rooms")
    String all(@RequestParam MultiValueMap<String, String> asked, Model model) {
        model.addAttribute("list", lists.page(list, asked));
        return "arrangements/rooms";
    }

    @GetMapping("/rooms.{form:xlsx|csv}")
    @Allowed(Territory.EXPORT_HOMES)
    void export(
            @PathVariable String form,
            @RequestParam MultiValueMap<String, String> asked,
            HttpServletResponse response) {
        lists.send(list, asked, form, response);
    }

    @GetMapping("/rooms/{id}")
    String show(@PathVariable UUID id, Model model) {
        Dwelling room = territory.dwelling(new DwellingId(id));
        model.addAttribute("room", room);
        model.addAttribute(
                "households",
                people.householdsIn(room.id()).stream()
                        .filter(household -> household.endedOn() == null)
                        .toList());
        model.addAttribute("yesNo", FormChoice.keyed(SAID, each -> each, each -> "arrangements." + each));
        model.addAttribute(
                "form",
                forms.refused().map(refused -> refused.as(Form.class)).orElseGet(() -> Form.of(rooms.kept(room.id()))));
        return "arrangements/room";
    }

    @PostMapping("/rooms/{id}")
    @Allowed(Arrangements.DECIDE)
    String keep(@PathVariable UUID id, @ModelAttribute Form form, RedirectAttributes next) {
        try {
            var room = new DwellingId(id);
            rooms.keep(room, form.read());
            next.addFlashAttribute(
                    "said",
                    texts.of("arrangements.rooms.said", territory.dwelling(room).label()));
            return "redirect:/rooms";
        } catch (Refused refused) {
            return forms.again("/rooms/" + id, refused);
        }
    }
}
