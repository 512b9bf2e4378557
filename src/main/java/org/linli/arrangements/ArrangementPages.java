package org.linli.arrangements;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.Accounts;
import org.linli.access.Allowed;
import org.linli.care.Measure;
import org.linli.care.Measures;
import org.linli.identity.Phone;
import org.linli.people.Household;
import org.linli.people.People;
import org.linli.people.PersonCard;
import org.linli.people.PersonId;
import org.linli.people.PersonLooks;
import org.linli.platform.FormChoice;
import org.linli.platform.Forms;
import org.linli.platform.OnFullDisk;
import org.linli.platform.Refused;
import org.linli.platform.Texts;
import org.linli.platform.text.Parsed;
import org.linli.policy.Bilingual;
import org.linli.policy.Policies;
import org.linli.policy.Protocol;
import org.linli.tasks.Task;
import org.linli.tasks.Tasks;
import org.linli.territory.Dwelling;
import org.linli.territory.Territory;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One arrangement: who needs somebody and why, what was said, who stays where. */
@Controller
@RequestMapping("/arrangements/{id}")
@Allowed(Arrangements.SEE)
class ArrangementPages {

    private final Arrangements arrangements;
    private final People people;
    private final PersonLooks looks;
    private final Measures measures;
    private final Policies policies;
    private final Territory territory;
    private final Tasks tasks;
    private final Accounts accounts;
    private final Forms forms;
    private final Texts texts;
    private final ArrangementTold told;

    ArrangementPages(
            Arrangements arrangements,
            People people,
            PersonLooks looks,
            Measures measures,
            Policies policies,
            Territory territory,
            Tasks tasks,
            Accounts accounts,
            Forms forms,
            Texts texts,
            ArrangementTold told) {
        this.told = told;
        this.arrangements = arrangements;
        this.people = people;
        this.looks = looks;
        this.measures = measures;
        this.policies = policies;
        this.territory = territory;
        this.tasks = tasks;
        this.accounts = accounts;
        this.forms = forms;
        this.texts = texts;
    }

    /** What was typed, as text, so that a refused form comes back as it was. */
    record Form(
            @Nullable String answer,
            @Nullable String words,
            @Nullable String phone,
            @Nullable Integer version) {

        static Form of(Arrangement arrangement) {
            Arrangement.Given given = arrangement.answer();
            return given == null
                    ? new Form("", "", "", arrangement.version())
                    : new Form(given.answer().code(), given.words(), "", arrangement.version());
        }
    }

    /** Somebody and what is in the way, in a line. */
    record Line(@Nullable PersonCard card, String words) {}

    /** Somebody who stays elsewhere. */
    record Elsewhere(@Nullable PersonCard card, String address, Stay stay) {}

    @GetMapping
    String show(@PathVariable UUID id, Model model) {
        return page(arrangements.get(id), null, model);
    }

    @PostMapping
    @Allowed(Arrangements.DECIDE)
    String answer(@PathVariable UUID id, @ModelAttribute Form form, RedirectAttributes next) {
        try {
            Arrangement.Answer answer = answer(form);
            arrangements.answer(id, answer, Optional.ofNullable(form.words()).orElse(""), phone(form), form.version());
            next.addFlashAttribute("said", texts.of("arrangements.answered." + answer.code()));
            return "redirect:/arrangements/" + id;
        } catch (Refused refused) {
            return forms.again("/arrangements/" + id, refused);
        }
    }

    private static Arrangement.Answer answer(Form form) {
        for (Arrangement.Answer each : Arrangement.Answer.values()) {
            if (each.code().equals(form.answer())) {
                return each;
            }
        }
        throw Refused.of("answer", "arrangements.answer.needed");
    }

    private static @Nullable Phone phone(Form form) {
        String written = Optional.ofNullable(form.phone()).orElse("").strip();
        if (written.isEmpty()) {
            return null;
        }
        return switch (Phone.read(written)) {
            case Parsed.Good<Phone>(Phone phone) -> phone;
            case Parsed.Refused<Phone> refused -> throw new Refused(List.of(refused.problem("phone")));
        };
    }

    /** Shows the number that is kept with the answer; the look is noted. */
    @OnFullDisk("People must be called all the same; it only leaves a line in the trail")
    @PostMapping("/call")
    @Allowed(People.CALL)
    String call(@PathVariable UUID id, Model model) {
        return page(
                arrangements.get(id), arrangements.phone(id).map(Phone::number).orElse(null), model);
    }

    private String page(Arrangement arrangement, @Nullable String called, Model model) {
        Household household = people.household(arrangement.household());
        List<PersonCard> members = people.members(household.id());
        looks.note(household, members);
        List<Stay> stays = arrangements.stays(arrangement.id());
        Map<PersonId, PersonCard> cards = people.cards(everybody(arrangement, stays));
        model.addAttribute("arrangement", arrangement);
        model.addAttribute("household", household);
        model.addAttribute("home", household.home().map(territory::dwelling).orElse(null));
        model.addAttribute(
                "lines",
                arrangement.concerns().stream().map(each -> line(each, cards)).toList());
        model.addAttribute(
                "confined",
                members.stream()
                        .filter(PersonCard::isHere)
                        .filter(card -> !arrangement.dependants().contains(card.id()))
                        .toList());
        model.addAttribute(
                "stays", stays.stream().map(stay -> elsewhere(stay, cards)).toList());
        model.addAttribute("rules", rules(arrangement));
        model.addAttribute(
                "answers",
                FormChoice.keyed(
                        List.of(Arrangement.Answer.values()), Arrangement.Answer::code, Arrangement.Answer::key));
        model.addAttribute(
                "form", forms.refused().map(form -> form.as(Form.class)).orElseGet(() -> Form.of(arrangement)));
        model.addAttribute("by", by(arrangement));
        model.addAttribute("called", called);
        model.addAttribute(
                "room",
                tasks.ofSource(arrangement.id()).stream()
                        .filter(task -> task.kind().equals(RoomAsking.KEY) && task.isOpen())
                        .findFirst()
                        .map(Task::id)
                        .orElse(null));
        return "arrangements/arrangement";
    }

    private static Set<PersonId> everybody(Arrangement arrangement, List<Stay> stays) {
        Set<PersonId> all = new HashSet<>(arrangement.dependants());
        stays.forEach(stay -> all.add(stay.person()));
        return all;
    }

    private Line line(Concern concern, Map<PersonId, PersonCard> cards) {
        PersonCard card = concern.person() == null ? null : cards.get(concern.person());
        return new Line(card, told.words(concern, cards).in(texts));
    }

    private Elsewhere elsewhere(Stay stay, Map<PersonId, PersonCard> cards) {
        Household to = people.household(stay.to());
        String address = to.home()
                .map(home -> territory.dwellings(List.of(home)).get(home))
                .map(Dwelling::label)
                .orElse("–");
        return new Elsewhere(cards.get(stay.person()), address, stay);
    }

    /** What the protocols of those who are confined here say to those who live with them. */
    private List<Bilingual> rules(Arrangement arrangement) {
        List<PersonId> members = people.members(arrangement.household()).stream()
                .map(PersonCard::id)
                .toList();
        List<Bilingual> said = new ArrayList<>();
        for (Measure measure : measures.active(members).values()) {
            measure.phases().stream()
                    .flatMap(phase -> Optional.ofNullable(phase.household()).stream())
                    .flatMap(code -> policies.protocol(measure.policyVersion(), code).stream())
                    .map(Protocol::says)
                    .filter(words -> !said.contains(words))
                    .forEach(said::add);
        }
        return said;
    }

    private @Nullable String by(Arrangement arrangement) {
        Arrangement.Given given = arrangement.answer();
        UUID account = given == null ? null : given.by();
        return account == null ? null : accounts.names(List.of(account)).get(account);
    }
}
