package org.linli.territory;

import java.util.List;
import java.util.Locale;
import org.linli.access.Allowed;
import org.linli.divisions.Divisions;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** Suggestions for a place field while somebody types. */
@Controller
@Allowed(Territory.SEE)
class DivisionPages {

    private static final int SHOWN = 12;

    private final Divisions divisions;

    DivisionPages(Divisions divisions) {
        this.divisions = divisions;
    }

    /** A suggestion: the code and the full name in the reader's language. */
    record Suggestion(String code, String name) {}

    @GetMapping("/divisions.json")
    @ResponseBody
    List<Suggestion> suggest(@RequestParam(defaultValue = "") String q, Locale locale) {
        return divisions.search(q, SHOWN).stream()
                .map(d -> new Suggestion(d.code(), divisions.fullName(d.code(), locale)))
                .toList();
    }
}
