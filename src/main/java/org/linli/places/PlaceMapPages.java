package org.linli.places;

import org.linli.access.Allowed;
import org.linli.platform.list.Lists;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** The places of the list on a map, under the same filters. */
@Controller
@Allowed(Places.SEE)
class PlaceMapPages {

    static final String PATH = PlaceListPages.PATH + "/map";

    private final PlaceList list;
    private final Lists lists;
    private final PlaceMap map;
    private final String basemap;

    PlaceMapPages(PlaceList list, Lists lists, PlaceMap map, @Value("${linli.basemap:}") String basemap) {
        this.list = list;
        this.lists = lists;
        this.map = map;
        this.basemap = basemap;
    }

    @GetMapping(PATH)
    String show(@RequestParam MultiValueMap<String, String> asked, Model model) {
        String filtered = lists.address(list, asked);
        model.addAttribute("list", lists.page(list, asked));
        model.addAttribute("asList", filtered);
        model.addAttribute("drawing", filtered.replaceFirst("^" + PlaceListPages.PATH, PATH + ".json"));
        model.addAttribute("most", PlaceMap.MOST);
        model.addAttribute("basemap", basemap);
        return "places/map";
    }

    @GetMapping(value = PATH + ".json", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    PlaceMap.Drawing drawing(@RequestParam MultiValueMap<String, String> asked) {
        return map.draw(asked);
    }
}
