package org.linli.arrivals;

import java.util.Locale;
import java.util.Map;
import org.linli.access.Allowed;
import org.linli.imports.ImportId;
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
@RequestMapping("/imports/arrivals/{id}/differs/{row}")
@Allowed(Arrivals.IMPORT)
class ArrivalImportDifferencePages {

    private final ArrivalImportCorrection correction;
    private final ArrivalBeside beside;
    private final Forms forms;

    ArrivalImportDifferencePages(ArrivalImportCorrection correction, ArrivalBeside beside, Forms forms) {
        this.correction = correction;
        this.beside = beside;
        this.forms = forms;
    }

    @GetMapping
    String show(@PathVariable ImportId id, @PathVariable int row, Model model, Locale locale) {
        ArrivalImportDifference found = correction.difference(id, row);
        if (found.settled()) {
            return "redirect:/arrivals/" + found.arrival();
        }
        model.addAttribute("sent", Map.of());
        model.addAttribute("action", "/imports/arrivals/" + id + "/differs/" + row);
        return beside.show(
                model,
                new ArrivalOutcome.Differs(found.arrival(), found.difference()),
                correction.arrival(id, row),
                locale);
    }

    @PostMapping
    @Allowed(Arrivals.CORRECT)
    String correct(@PathVariable ImportId id, @PathVariable int row, @RequestParam(defaultValue = "") String why) {
        try {
            return ArrivalPages.after(correction.correct(id, row, why));
        } catch (Refused refused) {
            return forms.again("/imports/arrivals/" + id + "/differs/" + row, refused);
        }
    }
}
