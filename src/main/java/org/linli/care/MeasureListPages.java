package org.linli.care;

import jakarta.servlet.http.HttpServletResponse;
import org.linli.access.Allowed;
import org.linli.platform.list.Lists;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Who is under a measure. */
@Controller
class MeasureListPages {

    private final MeasureList list;
    private final Lists lists;

    MeasureListPages(MeasureList list, Lists lists) {
        this.list = list;
        this.lists = lists;
    }

    @GetMapping("/care")
    @Allowed(CareSetup.SEE)
    String show(@RequestParam MultiValueMap<String, String> asked, Model model) {
        model.addAttribute("list", lists.page(list, asked));
        return "care/list";
    }

    @GetMapping("/care.{form:xlsx|csv}")
    @Allowed(CareSetup.EXPORT)
    void export(
            @PathVariable String form,
            @RequestParam MultiValueMap<String, String> asked,
            HttpServletResponse response) {
        lists.send(list, asked, form, response);
    }
}
