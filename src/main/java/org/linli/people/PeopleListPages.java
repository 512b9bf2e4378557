package org.linli.people;

import jakarta.servlet.http.HttpServletResponse;
import org.linli.access.Allowed;
import org.linli.platform.list.Lists;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Who lives here. */
@Controller
class PeopleListPages {

    private final PeopleList list;
    private final Lists lists;

    PeopleListPages(PeopleList list, Lists lists) {
        this.list = list;
        this.lists = lists;
    }

    @GetMapping("/people")
    @Allowed(People.READ)
    String show(@RequestParam MultiValueMap<String, String> asked, Model model) {
        model.addAttribute("list", lists.page(list, asked));
        return "people/people";
    }

    @GetMapping("/people.{form:xlsx|csv}")
    @Allowed(People.EXPORT)
    void export(
            @PathVariable String form,
            @RequestParam MultiValueMap<String, String> asked,
            HttpServletResponse response) {
        lists.send(list, asked, form, response);
    }
}
