package org.linli.places;

import jakarta.servlet.http.HttpServletResponse;
import org.linli.access.Allowed;
import org.linli.platform.list.Lists;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Which places there are. */
@Controller
class PlaceListPages {

    static final String PATH = "/places";

    private final PlaceList list;
    private final Lists lists;

    PlaceListPages(PlaceList list, Lists lists) {
        this.list = list;
        this.lists = lists;
    }

    @GetMapping(PATH)
    @Allowed(Places.SEE)
    String show(@RequestParam MultiValueMap<String, String> asked, Model model) {
        model.addAttribute("list", lists.page(list, asked));
        model.addAttribute("asMap", lists.address(list, asked).replaceFirst("^" + PATH, PlaceMapPages.PATH));
        return "places/list";
    }

    @GetMapping(PATH + ".{form:xlsx|csv}")
    @Allowed(Places.EXPORT)
    void export(
            @PathVariable String form,
            @RequestParam MultiValueMap<String, String> asked,
            HttpServletResponse response) {
        lists.send(list, asked, form, response);
    }
}
