package org.linli.vaccination;

import java.util.UUID;
import org.linli.access.Allowed;
import org.linli.people.People;
import org.linli.people.Person;
import org.linli.people.PersonId;
import org.linli.people.PersonLooks;
import org.linli.platform.BusinessClock;
import org.linli.platform.FormChoice;
import org.linli.platform.Forms;
import org.linli.platform.Refused;
import org.linli.platform.Texts;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Entering why somebody is not given a dose, and that it holds no more. */
@Controller
@Allowed(Doses.ENTER)
class ObstaclePages {

    private final Obstacles obstacles;
    private final People people;
    private final PersonLooks looks;
    private final Forms forms;
    private final Texts texts;
    private final BusinessClock clock;

    ObstaclePages(
            Obstacles obstacles, People people, PersonLooks looks, Forms forms, Texts texts, BusinessClock clock) {
        this.obstacles = obstacles;
        this.people = people;
        this.looks = looks;
        this.forms = forms;
        this.texts = texts;
        this.clock = clock;
    }

    @GetMapping("/vaccination/people/{person}/obstacles/new")
    String blank(@PathVariable UUID person, Model model) {
        Person found = people.get(PersonId.of(person));
        looks.note(found.id(), found.path(), PersonLooks.On.DOSE);
        model.addAttribute("person", found);
        model.addAttribute(
                "form",
                forms.refused()
                        .map(refused -> refused.as(ObstacleForm.class))
                        .orElseGet(() -> ObstacleForm.blank(clock.today())));
        model.addAttribute("kinds", ObstacleKind.values());
        for (ObstacleKind kind : ObstacleKind.values()) {
            model.addAttribute(
                    "reasons_" + kind.code(),
                    FormChoice.keyed(ObstacleReason.of(kind), ObstacleReason::code, ObstacleReason::key));
        }
        return "vaccination/obstacle";
    }

    @PostMapping("/vaccination/people/{person}/obstacles")
    String enter(@PathVariable UUID person, @ModelAttribute("form") ObstacleForm form, RedirectAttributes next) {
        try {
            obstacles.enter(form.read(person, clock));
            return said(person, "vaccination.obstacle.said.entered", next);
        } catch (Refused refused) {
            return forms.again("/vaccination/people/" + person + "/obstacles/new", refused);
        }
    }

    @PostMapping("/vaccination/obstacles/{id}/end")
    String end(@PathVariable UUID id, @RequestParam(defaultValue = "false") boolean mistaken, RedirectAttributes next) {
        UUID person = obstacles.get(id).person();
        obstacles.end(id, mistaken);
        return said(person, "vaccination.obstacle.said.ended", next);
    }

    private String said(UUID person, String key, RedirectAttributes next) {
        next.addFlashAttribute(
                "said", texts.of(key, people.get(PersonId.of(person)).name()));
        return "redirect:/people/" + person;
    }
}
