package org.linli.people;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.linli.access.Allowed;
import org.linli.access.Permissions;
import org.linli.platform.Forms;
import org.linli.platform.NotFound;
import org.linli.platform.Refused;
import org.linli.platform.RefusedForm;
import org.linli.platform.Texts;
import org.linli.territory.Dwelling;
import org.linli.territory.DwellingId;
import org.linli.territory.Territory;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A household's page. */
@Controller
@RequestMapping("/households")
@Allowed(People.READ)
class HouseholdPages {

    private final People people;
    private final Households households;
    private final Territory territory;
    private final Forms forms;
    private final Texts texts;
    private final PersonLooks looks;
    private final Permissions permissions;
    private final List<HouseholdAction> actions;

    HouseholdPages(
            PersonLooks looks,
            People people,
            Households households,
            Territory territory,
            Forms forms,
            Texts texts,
            Permissions permissions,
            List<HouseholdAction> actions) {
        this.permissions = permissions;
        this.actions = actions.stream()
                .sorted(Comparator.comparingInt(HouseholdAction::order))
                .toList();
        this.texts = texts;
        this.looks = looks;
        this.people = people;
        this.households = households;
        this.territory = territory;
        this.forms = forms;
    }

    @GetMapping("/{id}")
    String show(@PathVariable UUID id, Locale locale, Model model) {
        Household household = people.household(new HouseholdId(id));
        looks.note(household, people.members(household.id()));
        return page(household, locale, model);
    }

    /** Shows the landlord's number to call; the territory logs the look. */
    @PostMapping("/{id}/landlord")
    @Allowed(People.CALL)
    String callLandlord(@PathVariable UUID id, Locale locale, Model model) {
        Household household = people.household(new HouseholdId(id));
        Dwelling dwelling = Optional.ofNullable(household.dwelling())
                .map(territory::dwelling)
                .orElseThrow(() -> new NotFound("dwelling of household", id));
        model.addAttribute(
                "called", territory.landlordPhone(dwelling.building()).orElse(""));
        return page(household, locale, model);
    }

    @PostMapping("/{id}/head")
    @Allowed(People.EDIT)
    String makeHead(
            @PathVariable UUID id, @RequestParam int version, @RequestParam UUID person, RedirectAttributes next) {
        try {
            people.makeHead(new HouseholdId(id), version, new PersonId(person));
            next.addFlashAttribute(
                    "said",
                    texts.of(
                            "people.said.head", people.get(new PersonId(person)).name()));
            return "redirect:/households/" + id;
        } catch (Refused refused) {
            return forms.again("/households/" + id, refused);
        }
    }

    @PostMapping("/{id}/note")
    @Allowed(People.EDIT)
    String note(
            @PathVariable UUID id,
            @RequestParam int version,
            @RequestParam(defaultValue = "") String note,
            RedirectAttributes next) {
        try {
            people.note(new HouseholdId(id), version, note);
            next.addFlashAttribute("said", texts.of("people.said.noted", household(new HouseholdId(id))));
            return "redirect:/households/" + id;
        } catch (Refused refused) {
            return forms.again("/households/" + id, refused);
        }
    }

    /** A household as people call it: by its head, or by whoever lives there. */
    private String household(HouseholdId id) {
        return people.members(id).stream().map(PersonCard::name).findFirst().orElse("–");
    }

    private String page(Household household, Locale locale, Model model) {
        DwellingId dwelling = household.dwelling();
        model.addAttribute("household", household);
        model.addAttribute(
                "actions",
                actions.stream()
                        .filter(action -> permissions.held(action.permission()))
                        .toList());
        model.addAttribute("members", people.members(household.id()));
        model.addAttribute("label", territory.label(household.path(), locale));
        Optional<RefusedForm> noted = forms.refused().filter(form -> form.what().equals("note"));
        model.addAttribute("note", noted.map(form -> form.text("note")).orElseGet(household::note));
        model.addAttribute(
                "noteVersion", noted.map(form -> form.text("version")).orElseGet(() -> "" + household.version()));
        model.addAttribute(
                "home",
                dwelling == null ? null : territory.dwellings(List.of(dwelling)).get(dwelling));
        model.addAttribute(
                "others",
                dwelling == null
                        ? List.of()
                        : households.in(dwelling).stream()
                                .filter(h -> !h.id().equals(household.id()))
                                .toList());
        return "people/household";
    }
}
