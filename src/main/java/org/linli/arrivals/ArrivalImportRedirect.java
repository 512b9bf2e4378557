package org.linli.arrivals;

import org.jspecify.annotations.Nullable;
import org.linli.access.Allowed;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The addresses that imports of arrivals had before there were lists of other kinds; they stand in bookmarks. */
@Controller
@Allowed(Arrivals.IMPORT)
class ArrivalImportRedirect {

    @GetMapping({"/arrivals/imports", "/arrivals/imports/{*rest}"})
    String follow(@PathVariable(required = false) @Nullable String rest) {
        return "redirect:/imports/arrivals" + (rest == null ? "" : rest);
    }
}
