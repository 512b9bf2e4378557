package org.linli.access;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.linli.platform.Paging;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
@Allowed("access.audit")
class AuditPages {

    private final AuditTrail audit;

    AuditPages(AuditTrail audit) {
        this.audit = audit;
    }

    @GetMapping("/audit")
    String list(
            @RequestParam(defaultValue = "") String who,
            @RequestParam(defaultValue = "") String action,
            @RequestParam(defaultValue = "") String subject,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        var query = new AuditQuery(who, action, subject, from, to);
        model.addAttribute("query", query);
        model.addAttribute("entries", audit.list(query, Paging.page(page)));
        return "access/audit";
    }
}
