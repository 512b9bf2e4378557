package org.linli.gate;

import jakarta.servlet.http.HttpServletResponse;
import org.linli.access.Allowed;
import org.linli.platform.list.Lists;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Who came to the gates, entry by entry. */
@Controller
class EntryListPages {

    static final String PATH = "/gate/entries";

    private final EntryList list;
    private final Lists lists;

    EntryListPages(EntryList list, Lists lists) {
        this.list = list;
        this.lists = lists;
    }

    @GetMapping(PATH)
    @Allowed(Gates.SEE)
    String show(@RequestParam MultiValueMap<String, String> asked, Model model) {
        model.addAttribute("list", lists.page(list, asked));
        model.addAttribute("kept", EntryDays.DAYS);
        return "gate/entries";
    }

    @GetMapping(PATH + ".{form:xlsx|csv}")
    @Allowed(Gates.EXPORT)
    void export(
            @PathVariable String form,
            @RequestParam MultiValueMap<String, String> asked,
            HttpServletResponse response) {
        lists.send(list, asked, form, response);
    }
}
