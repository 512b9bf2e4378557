package org.linli.supplies;

import jakarta.servlet.http.HttpServletResponse;
import org.linli.access.Allowed;
import org.linli.platform.list.Lists;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** What the stores have. */
@Controller
class StockListPages {

    private final StockList list;
    private final Stock stock;
    private final Lists lists;

    StockListPages(StockList list, Stock stock, Lists lists) {
        this.list = list;
        this.stock = stock;
        this.lists = lists;
    }

    @GetMapping("/supplies")
    @Allowed(Stock.SEE)
    String show(@RequestParam MultiValueMap<String, String> asked, Model model) {
        model.addAttribute("stores", stock.storerooms());
        model.addAttribute("list", lists.page(list, asked));
        return "supplies/stock";
    }

    @GetMapping("/supplies.{form:xlsx|csv}")
    @Allowed(Stock.EXPORT)
    void export(
            @PathVariable String form,
            @RequestParam MultiValueMap<String, String> asked,
            HttpServletResponse response) {
        lists.send(list, asked, form, response);
    }
}
