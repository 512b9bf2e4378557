package org.linli.arrivals;

import jakarta.servlet.http.HttpServletResponse;
import org.linli.access.Allowed;
import org.linli.platform.list.Lists;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Who has arrived. */
@Controller
class ArrivalListPages {

    private final ArrivalList list;
    private final Lists lists;

    ArrivalListPages(ArrivalList list, Lists lists) {
        this.list = list;
        this.lists = lists;
    }

    @GetMapping("/arrivals")
    @Allowed(Arrivals.READ)
    String show(@RequestParam MultiValueMap<String, String> asked, Model model) {
        model.addAttribute("list", lists.page(list, asked));
        model.addAttribute("file", asked.getFirst("file"));
        return "arrivals/list";
    }

    @GetMapping("/arrivals.{form:xlsx|csv}")
    @Allowed(Arrivals.EXPORT)
    void export(
            @PathVariable String form,
            @RequestParam MultiValueMap<String, String> asked,
            HttpServletResponse response) {
        lists.send(list, asked, form, response);
    }
}
