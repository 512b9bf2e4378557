package org.linli.people;

import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.linli.access.Allowed;
import org.linli.imports.ImportId;
import org.linli.platform.NotFound;
import org.linli.platform.Refused;
import org.linli.platform.StaleRecord;
import org.linli.platform.Texts;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The buttons by which those who do not stand in a list of households are said to have gone. */
@Controller
@RequestMapping("/imports/households/{id}")
@Allowed(People.IMPORT)
class HouseholdImportPages {

    /** As many at once as are done while somebody waits for the page. */
    private static final int AT_ONCE = 500;

    private final HouseholdImportMissing missing;
    private final Texts texts;

    HouseholdImportPages(HouseholdImportMissing missing, Texts texts) {
        this.missing = missing;
        this.texts = texts;
    }

    @PostMapping("/gone/{person}")
    String markGone(@PathVariable ImportId id, @PathVariable UUID person, RedirectAttributes next) {
        said(next, "said-gone", each(List.of(new PersonId(person)), one -> missing.markGone(id, one)), 0);
        return page(id);
    }

    @PostMapping("/gone")
    String markAllGone(@PathVariable ImportId id, RedirectAttributes next) {
        List<PersonId> waiting = missing.missing(id, AT_ONCE);
        int done = each(waiting, person -> missing.markGone(id, person));
        said(next, "said-gone", done, waiting.size() - done);
        return page(id);
    }

    /** How many were done, each in a transaction of its own, so that one that cannot be holds up no other. */
    private static <T> int each(List<T> all, Predicate<T> work) {
        int done = 0;
        for (T one : all) {
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
        next.addFlashAttribute("said", texts.of("imports.kind.households." + word, args));
    }

    private static String page(ImportId id) {
        return "redirect:/imports/households/" + id + "#gone";
    }
}
