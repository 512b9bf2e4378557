package org.linli.arrivals;

import java.util.Locale;
import java.util.Map;
import org.linli.access.Allowed;
import org.linli.platform.Forms;
import org.linli.platform.Refused;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A row of a list beside what is on record, and the button that corrects the record to it. */
@Controller
@RequestMapping("/arrivals/imports/{id}/differs/{row}")
@Allowed(Arrivals.IMPORT)
class ImportDifferencePages {

    private final ImportDifferences differences;
    private final ArrivalBeside beside;
    private final Forms forms;

    ImportDifferencePages(ImportDifferences differences, ArrivalBeside beside, Forms forms) {
        this.differences = differences;
        this.beside = beside;
        this.forms = forms;
    }

    @GetMapping
    String show(@PathVariable ImportId id, @PathVariable int row, Model model, Locale locale) {
        var found = differences.get(id, row);
        if (found.settled()) {
            return "redirect:/arrivals/" + found.arrival();
        }
        model.addAttribute("sent", Map.of());
        model.addAttribute("action", "/arrivals/imports/" + id + "/differs/" + row);
        return beside.show(
                model,
                new Registration.Differs(found.arrival(), found.difference()),
                differences.arrival(id, row),
                locale);
    }

    @PostMapping
    @Allowed(Arrivals.CORRECT)
    String correct(@PathVariable ImportId id, @PathVariable int row, @RequestParam(defaultValue = "") String why) {
        try {
            return ArrivalPages.after(differences.correct(id, row, why));
        } catch (Refused refused) {
            return forms.again("/arrivals/imports/" + id + "/differs/" + row, refused);
        }
    }
}
