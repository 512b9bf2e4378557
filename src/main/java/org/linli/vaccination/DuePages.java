package org.linli.vaccination;

import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.Allowed;
import org.linli.platform.Refused;
import org.linli.platform.Texts;
import org.linli.platform.list.ListChoosing;
import org.linli.platform.list.Lists;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who is due, and asking them to come. */
@Controller
@Allowed(Doses.SEE)
class DuePages {

    private final DueList list;
    private final Lists lists;
    private final ListChoosing choosing;
    private final Invitations invitations;
    private final VaccinationDayChoice days;
    private final Texts texts;

    DuePages(
            DueList list,
            Lists lists,
            ListChoosing choosing,
            Invitations invitations,
            VaccinationDayChoice days,
            Texts texts) {
        this.list = list;
        this.lists = lists;
        this.choosing = choosing;
        this.invitations = invitations;
        this.days = days;
        this.texts = texts;
    }

    @GetMapping(DueList.PATH)
    String all(@RequestParam MultiValueMap<String, String> asked, Model model) {
        model.addAttribute("list", lists.page(list, asked));
        model.addAttribute("hasDays", !days.open().isEmpty());
        return "vaccination/due";
    }

    @GetMapping(DueList.PATH + ".{form:xlsx|csv}")
    @Allowed(DueList.EXPORT)
    void export(
            @PathVariable String form,
            @RequestParam MultiValueMap<String, String> asked,
            HttpServletResponse response) {
        lists.send(list, asked, form, response);
    }

    @PostMapping(DueList.PATH + "/invite")
    @Allowed(Invitations.INVITE)
    String invite(
            @RequestParam(required = false) @Nullable UUID day,
            @RequestParam MultiValueMap<String, String> asked,
            RedirectAttributes flash) {
        return choosing.act(list, list.inviting(), asked, flash, chosen -> {
            if (day == null) {
                throw Refused.of("day", "vaccination.invite.nothing");
            }
            Invited invited = invitations.invite(chosen, day);
            flash.addFlashAttribute(
                    invited.asked() == chosen.size() ? "said" : "warned",
                    texts.of(
                            invited.otherVaccine() == 0 ? "vaccination.invite.said" : "vaccination.invite.said.mixed",
                            invited.asked(),
                            chosen.size() - invited.asked() - invited.otherVaccine(),
                            invited.otherVaccine()));
        });
    }
}
