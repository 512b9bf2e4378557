package org.linli.access;

import jakarta.servlet.http.HttpServletResponse;
import org.linli.platform.list.Lists;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Who did what. */
@Controller
class AuditPages {

    private final AuditList list;
    private final Lists lists;

    AuditPages(AuditList list, Lists lists) {
        this.list = list;
        this.lists = lists;
    }

    @GetMapping("/audit")
    @Allowed("access.audit")
    String show(@RequestParam MultiValueMap<String, String> asked, Model model) {
        model.addAttribute("list", lists.page(list, asked));
        return "access/audit";
    }

    @GetMapping("/audit.{form:xlsx|csv}")
    @Allowed(AuditList.EXPORT)
    void export(
            @PathVariable String form,
            @RequestParam MultiValueMap<String, String> asked,
            HttpServletResponse response) {
        lists.send(list, asked, form, response);
    }
}
