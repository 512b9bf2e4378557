package org.linli.arrivals;

import java.util.Locale;
import java.util.Optional;
import org.linli.access.Acting;
import org.linli.access.Allowed;
import org.linli.platform.Forms;
import org.linli.platform.Refused;
import org.linli.platform.RefusedForm;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What was typed of somebody beside what is on record, and the button that corrects it. */
@Controller
@RequestMapping("/arrivals/{id}/differs")
@Allowed(Arrivals.REGISTER)
class ArrivalRepeatPages {

    private final Arrivals arrivals;
    private final ArrivalFormReader reading;
    private final ArrivalBeside beside;
    private final Forms forms;

    ArrivalRepeatPages(Arrivals arrivals, ArrivalFormReader reading, ArrivalBeside beside, Forms forms) {
        this.arrivals = arrivals;
        this.reading = reading;
        this.beside = beside;
        this.forms = forms;
    }

    static String path(ArrivalId onRecord) {
        return "/arrivals/" + onRecord + "/differs";
    }

    /** Of what was typed just now; opened without it, it leads to the form, where the browser still has it. */
    @GetMapping
    String show(@PathVariable ArrivalId id, Model model, Locale locale) {
        Arrival onRecord = arrivals.get(id);
        Optional<RefusedForm> sent = forms.refused();
        if (!onRecord.stands()) {
            return "redirect:/arrivals/" + id;
        }
        if (sent.isEmpty()) {
            return "redirect:/arrivals/new";
        }
        NewArrival typed =
                reading.read(sent.get().as(ArrivalForm.class), Acting.now().home(), ArrivalSource.PAGE);
        if (!(arrivals.compare(onRecord, typed) instanceof ArrivalOutcome.Differs differs)) {
            return "redirect:/arrivals/" + id + "?known";
        }
        forms.keep();
        model.addAttribute("sent", sent.get().texts());
        model.addAttribute("draft", "arrival");
        model.addAttribute("action", path(id));
        return beside.show(model, differs, typed, locale);
    }

    /** Corrects the record to what was typed, which keeps what stands where nothing was typed. */
    @PostMapping
    @Allowed(Arrivals.CORRECT)
    String correct(
            @PathVariable ArrivalId id, @ModelAttribute ArrivalForm form, @RequestParam(defaultValue = "") String why) {
        try {
            Arrival onRecord = arrivals.get(id);
            NewArrival typed = reading.correction(form, Acting.now().home(), onRecord.person());
            NewArrival right = arrivals.compare(onRecord, typed) instanceof ArrivalOutcome.Differs differs
                    ? arrivals.completed(typed, differs)
                    : typed;
            return ArrivalPages.after(arrivals.correct(id, right, why));
        } catch (Refused refused) {
            return forms.again("/arrivals/" + id + "/correct", refused);
        }
    }
}
