package org.linli.people;

import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.linli.access.Allowed;
import org.linli.imports.ImportId;
import org.linli.platform.Forms;
import org.linli.platform.NotFound;
import org.linli.platform.Refused;
import org.linli.platform.StaleRecord;
import org.linli.platform.Texts;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The buttons below a list of households that has been brought in. */
@Controller
@RequestMapping("/imports/households/{id}")
@Allowed(People.IMPORT)
class HouseholdImportPages {

    /** As many at once as are done while somebody waits for the page. */
    private static final int AT_ONCE = 500;

    private final HouseholdImportDecisions decisions;
    private final Forms forms;
    private final Texts words;

    HouseholdImportPages(HouseholdImportDecisions decisions, Forms forms, Texts words) {
        this.decisions = decisions;
        this.forms = forms;
        this.words = words;
    }

    @PostMapping("/changed/{row}")
    String decide(
            @PathVariable ImportId id,
            @PathVariable int row,
            @RequestParam(defaultValue = "") String as,
            RedirectAttributes next) {
        try {
            boolean accepts = as.equals(HouseholdImportDecisions.ACCEPTED);
            if (!accepts && !as.equals(HouseholdImportDecisions.KEPT)) {
                throw Refused.of("as", "imports.kind.households.decide");
            }
            boolean done = accepts ? decisions.accept(id, row) : decisions.keep(id, row);
            said(next, !done ? "decided" : accepts ? "said-accepted" : "said-kept", row);
            return page(id, "changed");
        } catch (Refused refused) {
            return forms.again("/imports/households/" + id, refused);
        }
    }

    @PostMapping("/changed")
    String acceptAll(@PathVariable ImportId id, RedirectAttributes next) {
        var waiting = decisions.waiting(id, AT_ONCE);
        int done = each(waiting, row -> decisions.accept(id, row));
        said(next, "said-all", done, waiting.size() - done);
        return page(id, "changed");
    }

    @PostMapping("/gone/{person}")
    String markGone(@PathVariable ImportId id, @PathVariable UUID person, RedirectAttributes next) {
        said(next, "said-gone", each(List.of(new PersonId(person)), one -> decisions.markGone(id, one)), 0);
        return page(id, "gone");
    }

    @PostMapping("/gone")
    String markAllGone(@PathVariable ImportId id, RedirectAttributes next) {
        var missing = decisions.missing(id, AT_ONCE);
        int done = each(missing, person -> decisions.markGone(id, person));
        said(next, "said-gone", done, missing.size() - done);
        return page(id, "gone");
    }

    /** How many were done, each in a transaction of its own, so that one that cannot be holds up no other. */
    private static <T> int each(List<T> all, Predicate<T> work) {
        int done = 0;
        for (var one : all) {
            try {
                done += work.test(one) ? 1 : 0;
            } catch (Refused | StaleRecord | NotFound other) {
                // It stays in the list with its button, which says why.
                continue;
            }
        }
        return done;
    }

    private void said(RedirectAttributes next, String word, Object... args) {
        next.addFlashAttribute("said", words.of("imports.kind.households." + word, args));
    }

    private static String page(ImportId id, String part) {
        return "redirect:/imports/households/" + id + "#" + part;
    }
}
