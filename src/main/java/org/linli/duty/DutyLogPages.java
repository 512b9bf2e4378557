package org.linli.duty;

import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.linli.access.Allowed;
import org.linli.platform.list.Lists;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The log of posts, the newest first. */
@Controller
@Allowed(Posts.SEE)
class DutyLogPages {

    static final String PATH = "/duty/log";

    private final DutyLogList list;
    private final Lists lists;

    DutyLogPages(DutyLogList list, Lists lists) {
        this.list = list;
        this.lists = lists;
    }

    @GetMapping(PATH)
    String all(@RequestParam MultiValueMap<String, String> asked, Model model) {
        model.addAttribute("list", lists.page(list, asked));
        return "duty/log";
    }

    @GetMapping(PATH + ".{form:xlsx|csv}")
    @Allowed(Posts.EXPORT)
    void export(
            @PathVariable String form,
            @RequestParam MultiValueMap<String, String> asked,
            HttpServletResponse response) {
        lists.send(list, asked, form, response);
    }

    /** The log of one post. */
    @GetMapping("/duty/posts/{id}/log")
    String ofPost(@PathVariable UUID id) {
        return "redirect:" + PATH + "?post=" + id;
    }
}
