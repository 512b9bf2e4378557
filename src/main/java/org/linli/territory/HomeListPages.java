package org.linli.territory;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Optional;
import org.linli.access.Allowed;
import org.linli.access.AreaPath;
import org.linli.platform.list.Lists;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The homes of a node, or of the whole scope. */
@Controller
class HomeListPages {

    private final HomeList list;
    private final Lists lists;
    private final Territory territory;

    HomeListPages(HomeList list, Lists lists, Territory territory) {
        this.list = list;
        this.lists = lists;
        this.territory = territory;
    }

    @GetMapping("/homes")
    @Allowed(Territory.SEE_HOMES)
    String show(@RequestParam MultiValueMap<String, String> asked, Locale locale, Model model) {
        Optional<AreaPath> narrowed = Optional.ofNullable(territory.narrowed(asked.getFirst(AreaFilter.NAME)));
        narrowed.map(territory::area).or(territory::top).ifPresent(area -> {
            model.addAttribute("area", area);
            model.addAttribute("label", territory.label(area.path(), locale));
        });
        model.addAttribute("list", lists.page(list, asked));
        return "territory/homes";
    }

    @GetMapping("/homes.{form:xlsx|csv}")
    @Allowed(Territory.EXPORT_HOMES)
    void export(
            @PathVariable String form,
            @RequestParam MultiValueMap<String, String> asked,
            HttpServletResponse response) {
        lists.send(list, asked, form, response);
    }
}
