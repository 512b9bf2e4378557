package org.linli.territory;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.access.Allowed;
import org.linli.access.AreaPath;
import org.linli.platform.FormChoice;
import org.linli.platform.Forms;
import org.linli.platform.Refused;
import org.linli.platform.RefusedForm;
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

/** Corrections to the tree: names and order, new nodes, splitting a cell, retiring an empty node. */
@Controller
@RequestMapping("/area/{path}/edit")
@Allowed(Territory.EDIT)
class AreaEditPages {

    private final Territory territory;
    private final Forms forms;
    private final Texts texts;

    AreaEditPages(Territory territory, Forms forms, Texts texts) {
        this.texts = texts;
        this.territory = territory;
        this.forms = forms;
    }

    /** The fields as typed; kept when they are refused. Which form they belong to is in {@code to}. */
    record TypedArea(
            @Nullable String name,
            @Nullable String nameEn,
            @Nullable Integer sort,
            @Nullable String kind,
            @Nullable String layer) {

        AreaForm form() {
            return new AreaForm(
                    Optional.ofNullable(name).orElse(""),
                    Optional.ofNullable(nameEn).orElse(""),
                    Optional.ofNullable(sort).orElse(0));
        }

        AreaKind readKind() {
            return Stream.of(AreaKind.values())
                    .filter(k -> k.name().equals(kind))
                    .findFirst()
                    .orElse(AreaKind.CELL);
        }

        Layer readLayer() {
            return Layer.RENTAL.name().equals(layer) ? Layer.RENTAL : Layer.HOUSEHOLD;
        }
    }

    @GetMapping
    String edit(@PathVariable String path, Locale locale, Model model) {
        Optional<RefusedForm> refused = forms.refused();
        return show(
                AreaPages.read(path),
                refused.map(form -> form.as(TypedArea.class)).orElse(null),
                refused.map(RefusedForm::what).orElse(""),
                locale,
                model);
    }

    @PostMapping("/name")
    String rename(
            @PathVariable String path,
            @RequestParam int version,
            @ModelAttribute TypedArea typed,
            Locale locale,
            RedirectAttributes next) {
        AreaPath at = AreaPages.read(path);
        try {
            String before = territory.area(at).nameIn(locale);
            territory.rename(at, version, typed.form());
            say(next, "territory.said.renamed", before, territory.area(at).nameIn(locale));
            return "redirect:/area/" + at.slug();
        } catch (Refused refused) {
            return forms.again("/area/" + at.slug() + "/edit", refused);
        }
    }

    @PostMapping("/child")
    String add(@PathVariable String path, @ModelAttribute TypedArea typed, Locale locale, RedirectAttributes next) {
        AreaPath at = AreaPages.read(path);
        try {
            Area made = territory.add(at, typed.readKind(), typed.readLayer(), typed.form());
            say(next, "territory.said.added", made.nameIn(locale));
            return "redirect:/area/" + made.path().slug();
        } catch (Refused refused) {
            return forms.again("/area/" + at.slug() + "/edit", refused);
        }
    }

    @PostMapping("/split")
    String split(
            @PathVariable String path,
            @RequestParam int version,
            @RequestParam(required = false) @Nullable List<UUID> buildings,
            @ModelAttribute TypedArea typed,
            Locale locale,
            RedirectAttributes next) {
        AreaPath at = AreaPages.read(path);
        try {
            List<BuildingId> chosen = Optional.ofNullable(buildings).orElse(List.of()).stream()
                    .map(BuildingId::new)
                    .toList();
            Area made = territory.split(at, version, typed.form(), chosen);
            say(next, "territory.said.split", made.nameIn(locale), chosen.size());
            return "redirect:/area/" + made.path().slug();
        } catch (Refused refused) {
            return forms.again("/area/" + at.slug() + "/edit", refused);
        }
    }

    @PostMapping("/retire")
    String retire(@PathVariable String path, @RequestParam int version, Locale locale, RedirectAttributes next) {
        AreaPath at = AreaPages.read(path);
        try {
            String gone = territory.area(at).nameIn(locale);
            territory.retire(at, version);
            say(next, "territory.said.retired", gone);
            return "redirect:/area/" + at.parent().orElse(at).slug();
        } catch (Refused refused) {
            return forms.again("/area/" + at.slug() + "/edit", refused);
        }
    }

    private void say(RedirectAttributes next, String key, Object... args) {
        next.addFlashAttribute("said", texts.of(key, args));
    }

    private String show(AreaPath path, @Nullable TypedArea typed, String to, Locale locale, Model model) {
        Area area = territory.area(path);
        var asIs = new TypedArea(
                area.name(),
                Optional.ofNullable(area.nameEn()).orElse(""),
                area.sort(),
                "",
                area.layer().name());
        var blank = new TypedArea("", "", 0, "", area.layer().name());
        model.addAttribute("area", area);
        model.addAttribute("label", territory.label(path, locale));
        model.addAttribute("to", to);
        model.addAttribute("name", to.equals("name") && typed != null ? typed : asIs);
        model.addAttribute("child", to.equals("child") && typed != null ? typed : blank);
        model.addAttribute("split", to.equals("split") && typed != null ? typed : blank);
        model.addAttribute(
                "kinds",
                FormChoice.of(
                        Stream.of(AreaKind.values())
                                .filter(k -> area.kind().mayHold(k))
                                .toList(),
                        AreaKind::key));
        model.addAttribute("layers", FormChoice.of(Layer.values(), Layer::key));
        model.addAttribute(
                "buildings",
                area.kind() == AreaKind.CELL && area.layer() == Layer.HOUSEHOLD
                        ? territory.buildings(path)
                        : List.of());
        return "territory/edit";
    }
}
