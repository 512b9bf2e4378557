package org.linli.trial;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
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

/** Whom drafts would decide otherwise, and what is chosen for them. */
@Controller
class TrialChangePages {

    private final TrialChangeList list;
    private final Lists lists;
    private final ListChoosing choosing;
    private final TrialMoves moves;
    private final Texts texts;

    TrialChangePages(TrialChangeList list, Lists lists, ListChoosing choosing, TrialMoves moves, Texts texts) {
        this.list = list;
        this.lists = lists;
        this.choosing = choosing;
        this.moves = moves;
        this.texts = texts;
    }

    @GetMapping(TrialChangeList.PATH)
    @Allowed(TrialSetup.READ)
    String show(@RequestParam MultiValueMap<String, String> asked, Model model) {
        model.addAttribute("list", lists.page(list, asked));
        return "trial/changes";
    }

    @GetMapping(TrialChangeList.PATH + ".{form:xlsx|csv}")
    @Allowed(TrialSetup.EXPORT)
    void export(
            @PathVariable String form,
            @RequestParam MultiValueMap<String, String> asked,
            HttpServletResponse response) {
        lists.send(list, asked, form, response);
    }

    @PostMapping(TrialChangeList.PATH + "/move")
    @Allowed(TrialMoves.MOVE)
    String move(@RequestParam MultiValueMap<String, String> asked, RedirectAttributes flash) {
        return choosing.act(list, list.moving(), asked, flash, ids -> tell(ids, moves::move, "trial.moved", flash));
    }

    @PostMapping(TrialChangeList.PATH + "/keep")
    @Allowed(TrialMoves.MOVE)
    String keep(@RequestParam MultiValueMap<String, String> asked, RedirectAttributes flash) {
        return choosing.act(list, list.keeping(), asked, flash, ids -> tell(ids, moves::keep, "trial.kept", flash));
    }

    private void tell(
            List<UUID> ids, Function<Collection<UUID>, TrialMoves.Done> doing, String words, RedirectAttributes flash) {
        if (ids.isEmpty()) {
            throw Refused.of("", "trial.choose.none");
        }
        TrialMoves.Done done = doing.apply(ids);
        flash.addFlashAttribute("said", texts.of(words, done.done()));
        if (done.left() > 0) {
            flash.addFlashAttribute("warned", texts.of("trial.left", done.left()));
        }
    }
}
