package org.linli.gate;

import org.linli.access.Acting;
import org.linli.access.Allowed;
import org.linli.places.Places;
import org.linli.platform.list.Lists;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Who has a pass. */
@Controller
class PassListPages {

    static final String PATH = "/gate/passes";

    private final PassList list;
    private final Lists lists;
    private final Gates gates;
    private final Places places;

    PassListPages(PassList list, Lists lists, Gates gates, Places places) {
        this.list = list;
        this.lists = lists;
        this.gates = gates;
        this.places = places;
    }

    @GetMapping(PATH)
    @Allowed(Gates.KEEP)
    String show(@RequestParam MultiValueMap<String, String> asked, Model model) {
        model.addAttribute("list", lists.page(list, asked));
        model.addAttribute(
                "places",
                gates.within(Acting.now().home()).stream()
                        .map(Gate::place)
                        .distinct()
                        .map(places::get)
                        .toList());
        return "gate/passes";
    }
}
