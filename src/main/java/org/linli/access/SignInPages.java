package org.linli.access;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
@OpenToAll("This is where one signs in")
class SignInPages {

    private final FirstRun firstRun;
    private final ObjectProvider<SignInAccounts> shown;

    SignInPages(FirstRun firstRun, ObjectProvider<SignInAccounts> shown) {
        this.firstRun = firstRun;
        this.shown = shown;
    }

    @GetMapping("/sign-in")
    String signIn(
            @RequestParam(required = false) @Nullable String error,
            @RequestParam(required = false) @Nullable String out,
            @RequestParam(required = false) @Nullable String ended,
            @RequestParam(required = false) @Nullable String paused,
            Model model) {
        if (firstRun.isDue()) {
            return "redirect:/setup";
        }
        model.addAttribute("error", error != null);
        model.addAttribute("out", out != null);
        model.addAttribute("ended", ended != null);
        model.addAttribute("paused", paused != null);
        model.addAttribute(
                "shown", shown.stream().flatMap(s -> s.accounts().stream()).toList());
        return "access/sign-in";
    }
}
