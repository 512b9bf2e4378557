package org.linli.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import org.linli.platform.Forms;
import org.linli.platform.OnFullDisk;
import org.linli.platform.Refused;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

@Controller
@RequestMapping("/profile")
@Allowed("access.profile")
class ProfilePages {

    private final Accounts accounts;
    private final ApiTokens tokens;
    private final AreaNames areas;
    private final Forms forms;
    private final SessionAccount session;
    private final Permissions permissions;
    private final ObjectProvider<AccountLink> links;

    ProfilePages(
            Accounts accounts,
            ApiTokens tokens,
            AreaNames areas,
            Forms forms,
            SessionAccount session,
            Permissions permissions,
            ObjectProvider<AccountLink> links) {
        this.permissions = permissions;
        this.links = links;
        this.accounts = accounts;
        this.tokens = tokens;
        this.areas = areas;
        this.forms = forms;
        this.session = session;
    }

    @GetMapping
    String profile(Model model) {
        UUID me = Acting.now().account();
        Account account = accounts.get(me);
        model.addAttribute("account", account);
        model.addAttribute("place", areas.of(List.of(account.area())).get(account.area()));
        model.addAttribute("tokens", tokens.of(me));
        model.addAttribute(
                "links",
                links.stream().filter(link -> permissions.held(link.own())).toList());
        return "access/profile";
    }

    @PostMapping("/password")
    String password(
            @RequestParam String current,
            @RequestParam String password,
            RedirectAttributes after,
            HttpServletRequest request,
            HttpServletResponse response) {
        try {
            accounts.changeOwnPassword(current, password);
            session.renew(accounts.get(Acting.now().account()), request, response);
            after.addFlashAttribute("done", "access.password.changed");
            return "redirect:/profile";
        } catch (Refused refused) {
            return forms.again("/profile", refused);
        }
    }

    @PostMapping("/tokens")
    String issue(@RequestParam String label, RedirectAttributes after) {
        Account me = accounts.get(Acting.now().account());
        String name = label.isBlank() ? "API" : label.strip();
        after.addFlashAttribute("token", tokens.issue(me, name.substring(0, Math.min(60, name.length()))));
        return "redirect:/profile";
    }

    @OnFullDisk("Somebody may have to be shut out at once")
    @PostMapping("/tokens/{id}/end")
    String revoke(@PathVariable UUID id) {
        tokens.revoke(id);
        return "redirect:/profile";
    }
}
