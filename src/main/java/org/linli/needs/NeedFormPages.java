package org.linli.needs;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.Allowed;
import org.linli.people.Household;
import org.linli.people.HouseholdId;
import org.linli.people.People;
import org.linli.people.PersonCard;
import org.linli.people.PersonId;
import org.linli.people.PersonLooks;
import org.linli.platform.BusinessClock;
import org.linli.platform.Dates;
import org.linli.platform.FormChoice;
import org.linli.platform.Forms;
import org.linli.platform.Ids;
import org.linli.platform.NotFound;
import org.linli.platform.Refused;
import org.linli.platform.Texts;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Entering what a household or one of its people needs, on the desk. */
@Controller
@RequestMapping("/needs/new")
@Allowed(NeedsSetup.ENTER)
class NeedFormPages {

    private final Needs needs;
    private final People people;
    private final PersonLooks looks;
    private final Forms forms;
    private final Texts texts;
    private final Dates dates;
    private final BusinessClock clock;

    NeedFormPages(
            Needs needs, People people, PersonLooks looks, Forms forms, Texts texts, Dates dates, BusinessClock clock) {
        this.needs = needs;
        this.people = people;
        this.looks = looks;
        this.forms = forms;
        this.texts = texts;
        this.dates = dates;
        this.clock = clock;
    }

    /**
     * What was typed, as text, so that a refused form comes back as it was.
     *
     * @param id of the need, made with the empty form, so that what is sent twice is stored once
     * @param person whose it is; empty for the household's
     */
    record Form(
            @Nullable UUID id,
            @Nullable UUID household,
            @Nullable UUID person,
            @Nullable String what,
            @Nullable String words,
            @Nullable String until) {

        Map<String, @Nullable Object> answers() {
            var answers = new HashMap<String, @Nullable Object>();
            answers.put("what", what);
            answers.put("words", words);
            answers.put("until", until);
            return answers;
        }
    }

    /** The empty form about a household, or about one of its people, who is chosen. */
    @GetMapping
    String blank(
            @RequestParam(required = false) @Nullable UUID household,
            @RequestParam(required = false) @Nullable UUID person,
            Model model) {
        Household home = people.household(
                person == null
                        ? household(household)
                        : people.get(PersonId.of(person)).household());
        List<PersonCard> members = people.members(home.id());
        looks.note(home, members);
        Form form = forms.refused()
                .map(refused -> refused.as(Form.class))
                .orElseGet(() -> new Form(Ids.next(), home.id().value(), person, "", "", ""));
        model.addAttribute("form", form);
        model.addAttribute("household", home.id());
        model.addAttribute(
                "people",
                FormChoice.named(
                        members.stream().filter(PersonCard::isHere).toList(),
                        card -> card.id().toString(),
                        PersonCard::name));
        model.addAttribute(
                "kinds", FormChoice.keyed(Arrays.asList(Need.What.values()), Need.What::code, Need.What::label));
        return "needs/new";
    }

    @PostMapping
    String enter(@ModelAttribute("form") Form form, RedirectAttributes next) {
        HouseholdId household = household(form.household());
        String back = "/households/" + household;
        try {
            PersonId person = person(household, form.person());
            Need need = needs.enter(
                    Optional.ofNullable(form.id()).orElseGet(Ids::next),
                    clock.now(),
                    household,
                    person,
                    Needs.FORM.read(form.answers()));
            next.addFlashAttribute(
                    "said",
                    texts.of("needs.said", texts.of(need.what().key()), need.words(), dates.moment(need.dueAt())));
            return "redirect:" + (person == null ? back : "/people/" + person);
        } catch (Refused refused) {
            return forms.again("/needs/new?household=" + household, refused);
        }
    }

    private static HouseholdId household(@Nullable UUID household) {
        return HouseholdId.of(Optional.ofNullable(household).orElseThrow(() -> new NotFound("household", "none")));
    }

    private @Nullable PersonId person(HouseholdId household, @Nullable UUID person) {
        if (person == null) {
            return null;
        }
        return people.members(household).stream()
                .map(PersonCard::id)
                .filter(id -> id.value().equals(person))
                .findFirst()
                .orElseThrow(() -> new NotFound("person", person));
    }
}
