package org.linli.tasks;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.Account;
import org.linli.access.Accounts;
import org.linli.access.Acting;
import org.linli.access.Allowed;
import org.linli.access.AreaPath;
import org.linli.access.Permissions;
import org.linli.platform.FormChoice;
import org.linli.platform.Forms;
import org.linli.platform.Refused;
import org.linli.platform.Texts;
import org.linli.territory.Territory;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;

/** Where the open tasks of somebody are handed over, and given back. */
@Controller
@RequestMapping(TaskHandoverPages.PATH)
@Allowed(TaskHandovers.HAND_OVER)
class TaskHandoverPages {

    static final String PATH = "/handover";

    private final TaskHandovers handovers;
    private final Tasks tasks;
    private final Accounts accounts;
    private final Permissions permissions;
    private final Territory territory;
    private final Forms forms;
    private final Texts texts;

    TaskHandoverPages(
            TaskHandovers handovers,
            Tasks tasks,
            Accounts accounts,
            Permissions permissions,
            Territory territory,
            Forms forms,
            Texts texts) {
        this.handovers = handovers;
        this.tasks = tasks;
        this.accounts = accounts;
        this.permissions = permissions;
        this.territory = territory;
        this.forms = forms;
        this.texts = texts;
    }

    /**
     * What is to be handed over, as typed.
     *
     * @param account whose; one's own when absent
     * @param until today when absent
     * @param place paths; all when absent
     */
    record Typed(
            @Nullable UUID account,

            @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
            LocalDate until,

            @Nullable List<String> place) {

        TaskHandoverAsked asked(LocalDate today) {
            return new TaskHandoverAsked(
                    account == null ? Acting.now().account() : account,
                    until == null ? today : until,
                    place == null
                            ? List.of()
                            : place.stream()
                                    .flatMap(path -> AreaPath.parse(path).stream())
                                    .toList());
        }

        String address() {
            UriComponentsBuilder address = UriComponentsBuilder.fromPath(PATH);
            if (account != null) {
                address.queryParam("account", account);
            }
            if (until != null) {
                address.queryParam("until", until);
            }
            if (place != null) {
                place.forEach(path -> address.queryParam("place", path));
            }
            return address.encode().toUriString();
        }
    }

    @GetMapping
    String show(@ModelAttribute Typed typed, Model model, Locale locale) {
        TaskHandoverAsked asked = typed.asked(handovers.today());
        TaskHandoverPreview preview = handovers.preview(asked);
        model.addAttribute("asked", asked);
        model.addAttribute("preview", preview);
        model.addAttribute("own", preview.from().id().equals(Acting.now().account()));
        model.addAttribute("staff", staff(preview.from()));
        model.addAttribute(
                "places",
                preview.places().stream()
                        .map(place -> new Place(place, territory.label(place.path(), locale)))
                        .toList());
        model.addAttribute(
                "receivers",
                preview.receivers().stream().map(one -> choice(one, preview)).toList());
        List<TaskHandover> made = handovers.of(preview.from());
        model.addAttribute("made", made);
        model.addAttribute("names", names(made));
        return "tasks/handover";
    }

    /** A cell as it is shown. */
    record Place(TaskHandoverPreview.Place there, String name) {}

    /** Whose tasks can be chosen; only one's own for whoever gives no tasks to others. */
    private List<FormChoice> staff(Account from) {
        if (!permissions.held(Tasks.ASSIGN)) {
            return List.of();
        }
        List<Account> all = new ArrayList<>(tasks.assignees(null));
        if (all.stream().noneMatch(account -> account.id().equals(from.id()))) {
            all.addFirst(from);
        }
        return FormChoice.named(all, account -> account.id().toString(), this::named);
    }

    private String named(Account account) {
        return account.name() + " · " + texts.of(account.role().key());
    }

    private FormChoice choice(TaskHandoverPreview.Receiver receiver, TaskHandoverPreview preview) {
        String name = named(receiver.account());
        return new FormChoice(
                receiver.account().id().toString(),
                receiver.tasks() == preview.total()
                        ? name
                        : texts.of("tasks.handover.some", name, receiver.tasks(), preview.total()),
                false);
    }

    private Map<UUID, String> names(List<TaskHandover> made) {
        Set<UUID> ids = new HashSet<>();
        made.forEach(one -> ids.addAll(List.of(one.from(), one.to(), one.by())));
        return accounts.names(ids);
    }

    @PostMapping
    String hand(
            @ModelAttribute Typed typed, @RequestParam(required = false) @Nullable UUID to, RedirectAttributes flash) {
        try {
            if (to == null) {
                throw Refused.of("to", "tasks.reassign.nobody");
            }
            TaskHandovers.Made made = handovers.hand(typed.asked(handovers.today()), to);
            flash.addFlashAttribute(
                    "said",
                    texts.of(
                            made.left() == 0 ? "tasks.handover.said" : "tasks.handover.said.some",
                            made.tasks(),
                            made.from().name(),
                            made.to().name(),
                            made.left()));
            return "redirect:" + PATH + "?account=" + made.from().id();
        } catch (Refused refused) {
            return forms.again(typed.address(), refused);
        }
    }

    @PostMapping("/{id}/back")
    String giveBack(@PathVariable UUID id, @RequestParam UUID account, RedirectAttributes flash) {
        TaskHandovers.Back back = handovers.giveBack(id);
        flash.addFlashAttribute(
                "said",
                texts.of(
                        "tasks.handover.back.said",
                        back.tasks(),
                        back.from().name(),
                        back.to().name()));
        return "redirect:" + PATH + "?account=" + account;
    }
}
