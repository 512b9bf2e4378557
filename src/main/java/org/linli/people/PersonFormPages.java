package org.linli.people;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linli.access.Acting;
import org.linli.access.Allowed;
import org.linli.access.AreaNames;
import org.linli.identity.DocumentType;
import org.linli.identity.Sex;
import org.linli.platform.BusinessClock;
import org.linli.platform.FormChoice;
import org.linli.platform.Forms;
import org.linli.platform.Refused;
import org.linli.platform.RefusedForm;
import org.linli.platform.Texts;
import org.linli.territory.Territory;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Forms that register, correct and move somebody. */
@Controller
@Allowed(People.EDIT)
class PersonFormPages {

    private final People people;
    private final PersonLooks looks;
    private final PersonEntry settling;
    private final Territory territory;
    private final AreaNames areas;
    private final BusinessClock clock;
    private final Forms forms;
    private final Texts texts;

    PersonFormPages(
            PersonLooks looks,
            People people,
            PersonEntry settling,
            Territory territory,
            AreaNames areas,
            BusinessClock clock,
            Forms forms,
            Texts texts) {
        this.looks = looks;
        this.texts = texts;
        this.people = people;
        this.settling = settling;
        this.territory = territory;
        this.areas = areas;
        this.clock = clock;
        this.forms = forms;
    }

    @GetMapping("/people/{id}/edit")
    String edit(@PathVariable UUID id, Model model) {
        Person person = seen(new PersonId(id));
        Optional<RefusedForm> refused = forms.refused();
        refused.ifPresent(form -> model.addAttribute("version", form.text("version")));
        return edit(
                person,
                refused.map(form -> form.as(PersonForm.class)).orElseGet(() -> PersonForm.of(person)),
                refused.map(form -> form.texts("ended")).orElse(List.of()).stream()
                        .map(UUID::fromString)
                        .collect(Collectors.toSet()),
                model);
    }

    @PostMapping("/people/{id}/edit")
    String correct(
            @PathVariable UUID id,
            @RequestParam int version,
            @RequestParam(required = false) @Nullable Set<UUID> ended,
            @ModelAttribute PersonForm typed,
            RedirectAttributes next) {
        Set<UUID> contacts = Optional.ofNullable(ended).orElse(Set.of());
        try {
            people.correct(new PersonId(id), version, typed.correction(contacts, clock.today()));
            say(next, "people.said.corrected", new PersonId(id));
            return "redirect:/people/" + id;
        } catch (Refused refused) {
            return forms.again("/people/" + id + "/edit", refused);
        }
    }

    @GetMapping("/people/{id}/move")
    String move(@PathVariable UUID id, Locale locale, Model model) {
        Person person = seen(new PersonId(id));
        Optional<RefusedForm> refused = forms.refused();
        refused.ifPresent(form -> model.addAttribute("version", form.text("version")));
        return move(
                person,
                refused.map(form -> form.as(HomeForm.class))
                        .orElseGet(() -> new HomeForm(
                                Acting.now().home().slug(),
                                "",
                                people.household(person.household()).kind().name(),
                                "",
                                "")),
                locale,
                model);
    }

    @PostMapping("/people/{id}/move")
    String move(
            @PathVariable UUID id, @RequestParam int version, @ModelAttribute HomeForm typed, RedirectAttributes next) {
        try {
            settling.move(new PersonId(id), version, typed);
            say(next, "people.said.moved", new PersonId(id));
            return "redirect:/people/" + id;
        } catch (Refused refused) {
            return forms.again("/people/" + id + "/move", refused);
        }
    }

    @GetMapping("/households/{id}/people/new")
    String blank(@PathVariable UUID id, Locale locale, Model model) {
        Household household = people.household(new HouseholdId(id));
        looks.note(household, people.members(household.id()));
        return join(household, person(), locale, model);
    }

    @PostMapping("/households/{id}/people")
    String add(@PathVariable UUID id, @ModelAttribute PersonForm typed, RedirectAttributes next) {
        Household household = people.household(new HouseholdId(id));
        try {
            settling.join(household.id(), typed);
            next.addFlashAttribute(
                    "said",
                    texts.of(
                            "people.said.joined",
                            Objects.toString(typed.name(), "").strip()));
            return "redirect:/households/" + id;
        } catch (Refused refused) {
            return forms.again("/households/" + id + "/people/new", refused);
        }
    }

    @GetMapping("/households/new")
    String blank(
            @RequestParam(defaultValue = "") String area,
            @RequestParam(defaultValue = "") String address,
            @RequestParam(defaultValue = "RESIDENT") String kind,
            Locale locale,
            Model model) {
        String place = area.isBlank() ? Acting.now().home().slug() : area;
        return registration(
                forms.refused()
                        .map(form -> form.as(HomeForm.class))
                        .orElseGet(() -> new HomeForm(place, address, kind, "", "")),
                person(),
                locale,
                model);
    }

    @PostMapping("/households")
    String register(
            @ModelAttribute("typedHome") HomeForm home,
            @ModelAttribute("typedPerson") PersonForm person,
            RedirectAttributes next) {
        try {
            PersonId registered = settling.register(home, person);
            say(next, "people.said.registered", registered);
            return "redirect:/people/" + registered;
        } catch (Refused refused) {
            return forms.again("/households/new", refused);
        }
    }

    /** Somebody who is shown in a form, which is a look at them. */
    private Person seen(PersonId id) {
        Person person = people.get(id);
        looks.note(person.id(), person.path(), PersonLooks.On.PERSON);
        return person;
    }

    private PersonForm person() {
        return forms.refused().map(form -> form.as(PersonForm.class)).orElseGet(PersonForm::blank);
    }

    /** With the person's name and where they live, as both are on record now. */
    private void say(RedirectAttributes next, String key, PersonId id) {
        PersonCard card = people.cards(List.of(id)).get(id);
        if (card != null) {
            next.addFlashAttribute("said", texts.of(key, card.name(), card.address()));
        }
    }

    private static String edit(Person person, PersonForm typed, Set<UUID> ended, Model model) {
        model.addAttribute("person", person);
        model.addAttribute("ended", ended);
        model.addAttribute("keeps", true);
        if (!model.containsAttribute("version")) {
            model.addAttribute("version", person.version());
        }
        person(typed, model);
        return "people/edit";
    }

    private String move(Person person, HomeForm typed, Locale locale, Model model) {
        model.addAttribute("person", person);
        if (!model.containsAttribute("version")) {
            model.addAttribute("version", person.version());
        }
        home(typed, locale, model);
        return "people/move";
    }

    private String join(Household household, PersonForm typed, Locale locale, Model model) {
        model.addAttribute("household", household);
        model.addAttribute("label", territory.label(household.path(), locale));
        person(typed, model);
        return "people/member";
    }

    private String registration(HomeForm home, PersonForm person, Locale locale, Model model) {
        home(home, locale, model);
        person(person, model);
        return "people/register";
    }

    private void home(HomeForm typed, Locale locale, Model model) {
        model.addAttribute("home", typed);
        model.addAttribute("areas", FormChoice.named(areas.choices(), AreaNames.Choice::slug, AreaNames.Choice::name));
        model.addAttribute("kinds", FormChoice.of(HouseholdKind.values(), HouseholdKind::key));
        model.addAttribute(
                "living", typed.address() == null || typed.address().isBlank() ? List.of() : settling.livingAt(typed));
    }

    private static void person(PersonForm typed, Model model) {
        model.addAttribute("form", typed);
        model.addAttribute("types", FormChoice.of(DocumentType.values(), DocumentType::messageKey));
        model.addAttribute("sexes", FormChoice.of(Sex.values(), PersonFormPages::key));
        model.addAttribute("relations", FormChoice.of(Relation.values(), Relation::key));
        model.addAttribute("allTags", Tag.values());
    }

    private static String key(Sex sex) {
        return "people.sex." + sex.name().toLowerCase(Locale.ROOT);
    }
}
