package org.linli.people;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.access.Account;
import org.linli.access.Accounts;
import org.linli.access.Allowed;
import org.linli.access.AreaPath;
import org.linli.access.PageSections;
import org.linli.access.Permissions;
import org.linli.access.Role;
import org.linli.platform.BusinessClock;
import org.linli.platform.Forms;
import org.linli.platform.OnFullDisk;
import org.linli.platform.Refused;
import org.linli.platform.Texts;
import org.linli.territory.DwellingId;
import org.linli.territory.Territory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A person's page and what is done from it with one button. */
@Controller
@RequestMapping("/people/{id}")
@Allowed(People.READ)
class PersonPages {

    private final People people;
    private final Territory territory;
    private final PersonStory story;
    private final PersonLooks looks;
    private final Accounts accounts;
    private final Permissions permissions;
    private final List<PersonAction> actions;
    private final ObjectProvider<PersonSection> sections;
    private final PageSections shown;
    private final BusinessClock clock;
    private final Forms forms;
    private final Texts texts;
    private final HouseholdPhone atHome;

    PersonPages(
            People people,
            Territory territory,
            PersonStory story,
            PersonLooks looks,
            Accounts accounts,
            Permissions permissions,
            List<PersonAction> actions,
            ObjectProvider<PersonSection> sections,
            PageSections shown,
            BusinessClock clock,
            Forms forms,
            Texts texts,
            HouseholdPhone atHome) {
        this.atHome = atHome;
        this.texts = texts;
        this.people = people;
        this.territory = territory;
        this.story = story;
        this.looks = looks;
        this.accounts = accounts;
        this.permissions = permissions;
        this.actions = actions.stream()
                .sorted(Comparator.comparingInt(PersonAction::order))
                .toList();
        this.sections = sections;
        this.shown = shown;
        this.clock = clock;
        this.forms = forms;
    }

    @GetMapping
    String show(@PathVariable UUID id, Locale locale, Model model) {
        var person = new PersonId(id);
        looks.note(person, people.get(person).path(), PersonLooks.On.PERSON);
        return page(person, locale, model);
    }

    /** Shows the whole numbers once; the page is not kept anywhere (no-store) and a reload asks again. */
    @OnFullDisk("Reading; it only leaves a line in the trail")
    @PostMapping("/unmask")
    String unmask(@PathVariable UUID id, Locale locale, Model model) {
        model.addAttribute("unmasked", people.unmask(new PersonId(id)));
        return page(new PersonId(id), locale, model);
    }

    /** Shows the number to call; on a phone a tap on it dials. */
    @OnFullDisk("People must be called all the same; it only leaves a line in the trail")
    @PostMapping("/call")
    String call(@PathVariable UUID id, Locale locale, Model model) {
        model.addAttribute("called", atHome.call(new PersonId(id)).orElse(null));
        return page(new PersonId(id), locale, model);
    }

    @PostMapping("/gone")
    @Allowed(People.EDIT)
    String gone(
            @PathVariable UUID id,
            @RequestParam int version,
            @RequestParam(defaultValue = "false") boolean died,
            @RequestParam(required = false) @Nullable LocalDate on,
            RedirectAttributes next) {
        var person = new PersonId(id);
        try {
            if (on == null) {
                throw Refused.of("on", "people.gone.day", clock.today().toString());
            }
            if (died) {
                people.markDied(person, version, on);
            } else {
                people.markLeft(person, version, on);
            }
            next.addFlashAttribute(
                    "said",
                    texts.of(
                            died ? "people.said.died" : "people.said.left",
                            people.get(person).name(),
                            on.toString()));
            return "redirect:/people/" + id;
        } catch (Refused refused) {
            return forms.again("/people/" + id, refused);
        }
    }

    @PostMapping("/restore")
    @Allowed(People.EDIT)
    String restore(@PathVariable UUID id, @RequestParam int version, RedirectAttributes next) {
        people.restore(new PersonId(id), version);
        next.addFlashAttribute(
                "said",
                texts.of("people.said.restored", people.get(new PersonId(id)).name()));
        return "redirect:/people/" + id;
    }

    private String page(PersonId id, Locale locale, Model model) {
        Person person = people.get(id);
        Household household = people.household(person.household());
        model.addAttribute("person", person);
        model.addAttribute("age", person.ageOn(clock.today()));
        model.addAttribute("household", household);
        model.addAttribute("members", people.members(household.id()));
        model.addAttribute("label", territory.label(person.path(), locale));
        DwellingId dwelling = household.dwelling();
        model.addAttribute(
                "home",
                dwelling == null ? null : territory.dwellings(List.of(dwelling)).get(dwelling));
        model.addAttribute("lookingAfter", lookingAfter(person));
        model.addAttribute(
                "actions",
                actions.stream().filter(a -> permissions.held(a.permission())).toList());
        model.addAttribute("sections", shown.of(sections, id));
        model.addAttribute("story", story.of(id));
        model.addAttribute("looks", looks.of(id));
        model.addAttribute("today", clock.today());
        model.addAttribute(
                "goneOn",
                forms.refused()
                        .map(form -> form.text("on"))
                        .orElseGet(() -> clock.today().toString()));
        model.addAttribute("mayUnmask", permissions.held(person.minor() ? People.UNMASK_MINORS : People.UNMASK));
        HouseholdPhone.Reached reached =
                atHome.of(people.cards(List.of(id)).get(id)).orElse(null);
        model.addAttribute("reached", reached);
        model.addAttribute(
                "mayCall", permissions.held(person.minor() && reached == null ? People.UNMASK_MINORS : People.CALL));
        return "people/person";
    }

    /** For each role the accounts of the lowest node that has any: in a rented home the rental cell's worker first. */
    private Set<Account> lookingAfter(Person person) {
        Set<Account> found = new LinkedHashSet<>();
        for (Role role : List.of(Role.GRID_WORKER, Role.GRID_LEADER, Role.SECRETARY)) {
            Stream.of(person.rentalPath(), person.path())
                    .filter(Objects::nonNull)
                    .map(path -> lowest(path, role))
                    .forEach(found::addAll);
        }
        return found;
    }

    private List<Account> lowest(AreaPath path, Role role) {
        List<Account> all = accounts.lookingAfter(path, role);
        return all.stream().filter(a -> a.area().equals(all.getFirst().area())).toList();
    }
}
