package org.linli.gate;

import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.linli.access.Acting;
import org.linli.access.Allowed;
import org.linli.access.AreaPath;
import org.linli.duty.Post;
import org.linli.duty.Posts;
import org.linli.places.Place;
import org.linli.places.Places;
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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Opening, changing and closing gates. */
@Controller
@RequestMapping(GateFormPages.PATH)
@Allowed(Gates.KEEP)
class GateFormPages {

    static final String PATH = "/gate/gates";

    private final Gates gates;
    private final Places places;
    private final Posts posts;
    private final Forms forms;
    private final Texts texts;
    private final BusinessClock clock;

    GateFormPages(Gates gates, Places places, Posts posts, Forms forms, Texts texts, BusinessClock clock) {
        this.gates = gates;
        this.places = places;
        this.posts = posts;
        this.forms = forms;
        this.texts = texts;
        this.clock = clock;
    }

    @GetMapping("/new")
    String blank(Model model) {
        return form(forms.refused().map(refused -> refused.as(GateForm.class)).orElseGet(GateForm::blank), true, model);
    }

    private String form(GateForm form, boolean isNew, Model model) {
        AreaPath home = Acting.now().home();
        model.addAttribute("form", form);
        model.addAttribute("isNew", isNew);
        model.addAttribute(
                "places",
                FormChoice.named(places.within(home), place -> place.id().toString(), Place::name));
        model.addAttribute(
                "posts", FormChoice.named(posts.within(home), post -> post.id().toString(), Post::name));
        return "gate/form";
    }

    @PostMapping
    String open(@ModelAttribute("form") GateForm form, RedirectAttributes next) {
        try {
            GateForm.Typed typed = form.read();
            Place place = places.get(Objects.requireNonNull(typed.place()));
            Gate gate = gates.open(new Gate(
                    typed.id(),
                    place.id(),
                    place.path(),
                    typed.name(),
                    typed.post(),
                    typed.perMinute(),
                    clock.today(),
                    null,
                    0));
            return said(next, "gate.said.opened", gate);
        } catch (Refused refused) {
            return forms.again(PATH + "/new", refused);
        }
    }

    @GetMapping("/{id}/edit")
    String edit(@PathVariable UUID id, Model model) {
        Gate gate = gates.get(id);
        return form(
                forms.refused().map(refused -> refused.as(GateForm.class)).orElseGet(() -> GateForm.of(gate)),
                false,
                model);
    }

    @PostMapping("/{id}")
    String change(@PathVariable UUID id, @ModelAttribute("form") GateForm form, RedirectAttributes next) {
        try {
            Gate known = gates.get(id);
            GateForm.Typed typed = form.read();
            var gate = new Gate(
                    id,
                    known.place(),
                    known.path(),
                    typed.name(),
                    typed.post(),
                    typed.perMinute(),
                    known.since(),
                    Stream.ofNullable(known.until())
                            .filter(until -> typed.closed())
                            .findFirst()
                            .orElse(typed.closed() ? clock.today() : null),
                    typed.version());
            gates.change(gate);
            return said(next, "gate.said.changed", gate);
        } catch (Refused refused) {
            return forms.again(PATH + "/" + id + "/edit", refused);
        }
    }

    private String said(RedirectAttributes next, String key, Gate gate) {
        next.addFlashAttribute("said", texts.of(key, gate.name()));
        return "redirect:" + GatePages.PATH + "?place=" + gate.place();
    }
}
