package org.linli.access;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.platform.FormChoice;
import org.linli.platform.Forms;
import org.linli.platform.OnFullDisk;
import org.linli.platform.Problem;
import org.linli.platform.Refused;
import org.linli.platform.Texts;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

@Controller
@RequestMapping("/accounts")
@Allowed("access.accounts")
class AccountPages {

    private final Accounts accounts;
    private final Permissions permissions;
    private final AreaNames areas;
    private final Forms forms;
    private final Texts texts;
    private final ObjectProvider<AccountLink> links;

    AccountPages(
            Accounts accounts,
            Permissions permissions,
            AreaNames areas,
            Forms forms,
            Texts texts,
            ObjectProvider<AccountLink> links) {
        this.links = links;
        this.texts = texts;
        this.accounts = accounts;
        this.permissions = permissions;
        this.areas = areas;
        this.forms = forms;
    }

    @GetMapping("/roles")
    String roles(Model model) {
        model.addAttribute("roles", Role.values());
        model.addAttribute("permissions", permissions.all());
        return "access/roles";
    }

    @GetMapping("/new")
    String blank(Model model) {
        return form(
                model,
                null,
                new TypedAccount(
                        "", "", "", Role.GRID_WORKER.name(), Acting.now().home().slug(), "", 0));
    }

    @PostMapping
    String add(@ModelAttribute TypedAccount form, RedirectAttributes next) {
        try {
            accounts.add(form.read());
            next.addFlashAttribute("said", texts.of("access.said.added", form.name(), form.username()));
            return "redirect:/accounts";
        } catch (Refused refused) {
            return forms.again("/accounts/new", refused);
        }
    }

    @GetMapping("/{id}")
    String edit(@PathVariable UUID id, Model model) {
        Account account = accounts.get(id);
        return form(
                model,
                account,
                new TypedAccount(
                        account.username(),
                        account.name(),
                        Objects.requireNonNullElse(account.phone(), ""),
                        account.role().name(),
                        account.area().slug(),
                        "",
                        account.version()));
    }

    @PostMapping("/{id}")
    String change(@PathVariable UUID id, @ModelAttribute TypedAccount form, RedirectAttributes next) {
        try {
            accounts.change(id, form.version(), form.read());
            next.addFlashAttribute("said", texts.of("access.said.changed", form.name()));
            return "redirect:/accounts";
        } catch (Refused refused) {
            return forms.again("/accounts/" + id, refused);
        }
    }

    @OnFullDisk("Somebody may have to be shut out at once")
    @PostMapping("/{id}/disabled")
    String setDisabled(@PathVariable UUID id, @RequestParam boolean to, RedirectAttributes next) {
        accounts.setDisabled(id, to);
        next.addFlashAttribute(
                "said",
                texts.of(
                        to ? "access.said.disabled" : "access.said.enabled",
                        accounts.get(id).name()));
        return "redirect:/accounts/" + id;
    }

    private String form(Model model, @Nullable Account account, TypedAccount typed) {
        model.addAttribute("account", account);
        model.addAttribute(
                "form", forms.refused().map(form -> form.as(TypedAccount.class)).orElse(typed));
        model.addAttribute(
                "links",
                links.stream().filter(link -> permissions.held(link.others())).toList());
        model.addAttribute("areas", FormChoice.named(areas.choices(), AreaNames.Choice::slug, AreaNames.Choice::name));
        model.addAttribute(
                "roles",
                FormChoice.of(
                        Arrays.stream(Role.values())
                                .filter(Acting.now().role()::manages)
                                .toList(),
                        Role::key));
        return "access/account";
    }

    /** The form as typed; kept, without its password, when it is refused. */
    record TypedAccount(
            String username,
            String name,
            @Nullable String phone,
            String role,
            String area,
            String password,
            int version) {

        AccountForm read() {
            AreaPath path = AreaPath.parse(Optional.ofNullable(area).orElse("").strip())
                    .orElseThrow(() -> Refused.of("area", "access.area.form"));
            for (Role known : Role.values()) {
                if (known.name().equals(role)) {
                    return new AccountForm(
                            username, name, Objects.requireNonNullElse(phone, ""), known, path, password);
                }
            }
            throw new Refused(java.util.List.of(Problem.of("role", "access.role.form")));
        }
    }
}
