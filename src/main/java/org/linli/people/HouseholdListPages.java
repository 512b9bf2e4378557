package org.linli.people;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.linli.access.Allowed;
import org.linli.platform.list.Lists;
import org.linli.territory.AreaFilter;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Which households there are. */
@Controller
class HouseholdListPages {

    private final HouseholdList list;
    private final Lists lists;

    HouseholdListPages(HouseholdList list, Lists lists) {
        this.list = list;
        this.lists = lists;
    }

    @GetMapping("/households")
    @Allowed(People.READ)
    String show(@RequestParam MultiValueMap<String, String> asked, Model model) {
        model.addAttribute("list", lists.page(list, asked));
        model.addAttribute(
                "area", Optional.ofNullable(asked.getFirst(AreaFilter.NAME)).orElse(""));
        return "people/households";
    }

    @GetMapping("/households.{form:xlsx|csv}")
    @Allowed(People.EXPORT)
    void export(
            @PathVariable String form,
            @RequestParam MultiValueMap<String, String> asked,
            HttpServletResponse response) {
        lists.send(list, asked, form, response);
    }
}
