package org.linli.gate;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.Acting;
import org.linli.access.Allowed;
import org.linli.places.DoorQr;
import org.linli.places.Place;
import org.linli.places.Places;
import org.linli.platform.BusinessClock;
import org.linli.platform.FormChoice;
import org.linli.platform.Forms;
import org.linli.platform.Ids;
import org.linli.platform.Refused;
import org.linli.platform.Texts;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A pass: making one, printing it, another code for a lost one, taking it back. */
@Controller
@RequestMapping(PassListPages.PATH)
@Allowed(Gates.KEEP)
class PassPages {

    private final Passes passes;
    private final PassOrigins origins;
    private final Places places;
    private final Forms forms;
    private final Texts texts;
    private final BusinessClock clock;

    PassPages(Passes passes, PassOrigins origins, Places places, Forms forms, Texts texts, BusinessClock clock) {
        this.passes = passes;
        this.origins = origins;
        this.places = places;
        this.forms = forms;
        this.texts = texts;
        this.clock = clock;
    }

    /** A pass as it is printed. */
    public record Card(Pass pass, DoorQr qr) {}

    private Card card(Pass pass) {
        return new Card(pass, DoorQr.of(passes.code(pass)));
    }

    @GetMapping("/new")
    String blank(Model model) {
        model.addAttribute(
                "form",
                forms.refused().map(refused -> refused.as(PassForm.class)).orElseGet(PassForm::blank));
        model.addAttribute(
                "places",
                FormChoice.named(
                        places.within(Acting.now().home()), place -> place.id().toString(), Place::name));
        model.addAttribute("kinds", FormChoice.keyed(Arrays.asList(PassKind.values()), PassKind::code, PassKind::key));
        return "gate/pass-form";
    }

    @PostMapping
    String make(@ModelAttribute("form") PassForm form, RedirectAttributes next) {
        try {
            Pass pass = passes.make(form.read(clock.today()), form.readDocument(clock.today()));
            next.addFlashAttribute("said", texts.of("gate.pass.said.made", pass.name(), pass.number()));
            return "redirect:" + PassListPages.PATH + "/" + pass.id();
        } catch (Refused refused) {
            return forms.again(PassListPages.PATH + "/new", refused);
        }
    }

    @GetMapping("/{id}")
    String show(@PathVariable UUID id, Model model) {
        Pass pass = passes.look(id);
        model.addAttribute("pass", pass);
        model.addAttribute("cards", pass.isGood() ? List.of(card(pass)) : List.of());
        model.addAttribute("place", places.get(pass.place()));
        model.addAttribute("atRisk", origins.isAtRisk(pass));
        model.addAttribute("keeps", Acting.now().sees(pass.path()));
        return "gate/pass";
    }

    /** Leads to the form of an arrival with what the pass says; the document is typed from what they show. */
    @PostMapping("/{id}/arrival")
    String arrival(@PathVariable UUID id) {
        Pass pass = passes.look(id);
        return forms.propose(
                "/arrivals/new",
                Map.of(
                        "id", Ids.next().toString(),
                        "area", pass.path().slug(),
                        "name", pass.name(),
                        "origin", pass.origin(),
                        "arrivedOn", clock.today().toString(),
                        "transport", pass.vehicle().isEmpty() ? "" : "CAR",
                        "vehiclePlate", pass.vehicle(),
                        "note",
                                texts.of(
                                        "gate.pass.arrival.note",
                                        places.get(pass.place()).name())));
    }

    /** @param kind code of a kind; all when absent */
    @GetMapping("/sheet")
    String sheet(@RequestParam UUID place, @RequestParam(required = false) @Nullable String kind, Model model) {
        PassKind only = kind == null ? null : PassKind.of(kind).orElse(null);
        model.addAttribute(
                "cards", passes.sheet(place, only).stream().map(this::card).toList());
        model.addAttribute("place", places.get(place));
        return "gate/sheet";
    }

    @PostMapping("/{id}/renew")
    String renew(@PathVariable UUID id, RedirectAttributes next) {
        Pass pass = passes.renew(id);
        next.addFlashAttribute("said", texts.of("gate.pass.said.renewed", pass.name(), pass.number()));
        return "redirect:" + PassListPages.PATH + "/" + id;
    }

    @PostMapping("/{id}/end")
    String end(@PathVariable UUID id, RedirectAttributes next) {
        passes.end(id);
        next.addFlashAttribute(
                "said", texts.of("gate.pass.said.ended", passes.get(id).name()));
        return "redirect:" + PassListPages.PATH + "/" + id;
    }
}
