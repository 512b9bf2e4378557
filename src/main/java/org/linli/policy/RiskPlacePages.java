package org.linli.policy;

import jakarta.servlet.http.HttpServletResponse;
import org.linli.access.Allowed;
import org.linli.platform.list.Lists;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Which areas are at risk. */
@Controller
class RiskPlacePages {

    private final RiskPlaceList list;
    private final Lists lists;

    RiskPlacePages(RiskPlaceList list, Lists lists) {
        this.list = list;
        this.lists = lists;
    }

    @GetMapping("/policies/risk-places")
    @Allowed("policy.read")
    String show(@RequestParam MultiValueMap<String, String> asked, Model model) {
        model.addAttribute("list", lists.page(list, asked));
        return "policy/risk-places";
    }

    @GetMapping("/policies/risk-places.{form:xlsx|csv}")
    @Allowed(RiskPlaceList.EXPORT)
    void export(
            @PathVariable String form,
            @RequestParam MultiValueMap<String, String> asked,
            HttpServletResponse response) {
        lists.send(list, asked, form, response);
    }
}
