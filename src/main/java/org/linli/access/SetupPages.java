package org.linli.access;

import org.linli.platform.Forms;
import org.linli.platform.Refused;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;

@Controller
@OpenToAll("Only the one-time code on the console lets it do anything")
class SetupPages {

    private final FirstRun firstRun;
    private final Forms forms;

    SetupPages(FirstRun firstRun, Forms forms) {
        this.firstRun = firstRun;
        this.forms = forms;
    }

    @GetMapping("/setup")
    String form(Model model) {
        if (!firstRun.isDue()) {
            return "redirect:/sign-in";
        }
        model.addAttribute(
                "form", forms.refused().map(form -> form.as(SetupForm.class)).orElseGet(SetupForm::blank));
        return "access/setup";
    }

    @PostMapping("/setup")
    String finish(@ModelAttribute SetupForm form) {
        try {
            firstRun.finish(form);
            return "redirect:/sign-in";
        } catch (Refused refused) {
            return forms.again("/setup", refused);
        }
    }
}
