package org.linli.care;

import java.util.Optional;
import java.util.UUID;
import org.linli.access.Allowed;
import org.linli.imports.ImportId;
import org.linli.platform.Forms;
import org.linli.platform.Refused;
import org.linli.platform.Texts;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A row of a laboratory's list that was set aside, with what there is to choose. */
@Controller
@RequestMapping("/imports/results/{id}/rows/{row}")
@Allowed(CareSetup.MOVE)
class LabResultPages {

    private final LabResultDecision decision;
    private final Forms forms;
    private final Texts words;

    LabResultPages(LabResultDecision decision, Forms forms, Texts words) {
        this.decision = decision;
        this.forms = forms;
        this.words = words;
    }

    @GetMapping
    String show(@PathVariable ImportId id, @PathVariable int row, Model model) {
        var choice = decision.choice(id, row);
        model.addAttribute("choice", choice);
        model.addAttribute("list", "/imports/results/" + id);
        model.addAttribute("action", address(id, row));
        model.addAttribute("why", forms.refused().map(form -> form.text("why")).orElse(""));
        return "care/import-row";
    }

    /** @param place the sample that it is of; empty to dismiss the row, which takes a reason */
    @PostMapping
    String decide(
            @PathVariable ImportId id,
            @PathVariable int row,
            @RequestParam Optional<UUID> place,
            @RequestParam(defaultValue = "") String why,
            RedirectAttributes flash) {
        try {
            place.ifPresentOrElse(chosen -> decision.assign(id, row, chosen), () -> decision.dismiss(id, row, why));
            flash.addFlashAttribute("said", words.of("imports.kind.results.said", row));
            return "redirect:/imports/results/" + id;
        } catch (Refused refused) {
            return forms.again(address(id, row), refused);
        }
    }

    private static String address(ImportId id, int row) {
        return "/imports/results/" + id + "/rows/" + row;
    }
}
