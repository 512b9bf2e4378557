package org.linli.needs;

import jakarta.servlet.http.HttpServletResponse;
import org.linli.access.Allowed;
import org.linli.platform.list.Lists;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** What was promised to people. */
@Controller
class NeedListPages {

    private final NeedList list;
    private final Lists lists;

    NeedListPages(NeedList list, Lists lists) {
        this.list = list;
        this.lists = lists;
    }

    @GetMapping(NeedPages.PATH)
    @Allowed(NeedsSetup.SEE)
    String show(@RequestParam MultiValueMap<String, String> asked, Model model) {
        model.addAttribute("list", lists.page(list, asked));
        return "needs/list";
    }

    @GetMapping(NeedPages.PATH + ".{form:xlsx|csv}")
    @Allowed(NeedsSetup.EXPORT)
    void export(
            @PathVariable String form,
            @RequestParam MultiValueMap<String, String> asked,
            HttpServletResponse response) {
        lists.send(list, asked, form, response);
    }
}
