package org.linli.duty;

import jakarta.servlet.http.HttpServletResponse;
import org.linli.access.Allowed;
import org.linli.platform.list.Lists;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Who does duty. */
@Controller
class DutyMemberListPages {

    private final DutyMemberList list;
    private final Lists lists;

    DutyMemberListPages(DutyMemberList list, Lists lists) {
        this.list = list;
        this.lists = lists;
    }

    @GetMapping("/duty/members")
    @Allowed(Posts.KEEP)
    String show(@RequestParam MultiValueMap<String, String> asked, Model model) {
        model.addAttribute("list", lists.page(list, asked));
        return "duty/members";
    }

    @GetMapping("/duty/members.{form:xlsx|csv}")
    @Allowed(Posts.EXPORT)
    void export(
            @PathVariable String form,
            @RequestParam MultiValueMap<String, String> asked,
            HttpServletResponse response) {
        lists.send(list, asked, form, response);
    }
}
