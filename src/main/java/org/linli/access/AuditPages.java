package org.linli.access;

import java.time.LocalDate;
import java.util.Objects;
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
    private final AreaNames areas;

    AuditPages(AuditTrail audit, AreaNames areas) {
        this.audit = audit;
        this.areas = areas;
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
        var entries = audit.list(query, Paging.page(page));
        model.addAttribute("entries", entries);
        model.addAttribute(
                "places",
                areas.of(entries.rows().stream()
                        .map(AuditEntry::area)
                        .filter(Objects::nonNull)
                        .toList()));
        return "access/audit";
    }
}
