package org.linli.confinement;

import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.access.Accounts;
import org.linli.access.Allowed;
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
import org.linli.platform.list.Lists;
import org.linli.tasks.Task;
import org.linli.tasks.Tasks;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Leaves: the list, one of them, and asking for one. */
@Controller
@Allowed(ConfinementSetup.SEE)
class LeavePages {

    static final String PATH = "/leaves";

    private final Leaves leaves;
    private final LeaveList list;
    private final Lists lists;
    private final People people;
    private final PersonLooks looks;
    private final Tasks tasks;
    private final Accounts accounts;
    private final Forms forms;
    private final Texts texts;
    private final Dates dates;
    private final BusinessClock clock;

    LeavePages(
            Leaves leaves,
            LeaveList list,
            Lists lists,
            People people,
            PersonLooks looks,
            Tasks tasks,
            Accounts accounts,
            Forms forms,
            Texts texts,
            Dates dates,
            BusinessClock clock) {
        this.leaves = leaves;
        this.list = list;
        this.lists = lists;
        this.people = people;
        this.looks = looks;
        this.tasks = tasks;
        this.accounts = accounts;
        this.forms = forms;
        this.texts = texts;
        this.dates = dates;
        this.clock = clock;
    }

    /**
     * What was typed, as text, so that a refused form comes back as it was.
     *
     * @param id of the leave, made with the empty form, so that what is sent twice is asked once
     */
    record Form(
            @Nullable UUID id,
            @Nullable UUID person,
            @Nullable String purpose,
            @Nullable String words,
            @Nullable String out,
            @Nullable String back) {

        Map<String, @Nullable Object> answers() {
            var answers = new HashMap<String, @Nullable Object>();
            answers.put("purpose", purpose);
            answers.put("words", words);
            answers.put("out", out);
            answers.put("back", back);
            return answers;
        }
    }

    /** What was decided, as typed. */
    record DecisionForm(
            @Nullable String decision,
            @Nullable String vehicle,
            @Nullable String reason,
            @Nullable Integer version) {}

    @GetMapping(PATH)
    String all(@RequestParam MultiValueMap<String, String> asked, Model model) {
        model.addAttribute("list", lists.page(list, asked));
        return "confinement/leaves";
    }

    @GetMapping(PATH + ".{form:xlsx|csv}")
    @Allowed(ConfinementSetup.EXPORT)
    void export(
            @PathVariable String form,
            @RequestParam MultiValueMap<String, String> asked,
            HttpServletResponse response) {
        lists.send(list, asked, form, response);
    }

    @GetMapping(PATH + "/new")
    @Allowed(ConfinementSetup.ASK)
    String blank(@RequestParam UUID person, Model model) {
        PersonCard card = card(PersonId.of(person));
        looks.note(card.id(), card.path(), PersonLooks.On.PERSON);
        model.addAttribute("card", card);
        model.addAttribute(
                "form",
                forms.refused()
                        .map(refused -> refused.as(Form.class))
                        .orElseGet(() -> new Form(Ids.next(), person, "", "", "", "")));
        model.addAttribute(
                "purposes", FormChoice.keyed(List.of(Leave.Purpose.values()), Leave.Purpose::code, Leave.Purpose::key));
        return "confinement/new";
    }

    @PostMapping(PATH + "/new")
    @Allowed(ConfinementSetup.ASK)
    String ask(@ModelAttribute Form form, RedirectAttributes next) {
        UUID person = Optional.ofNullable(form.person()).orElseThrow(() -> new NotFound("person", "none"));
        try {
            Leave leave = leaves.ask(
                    Optional.ofNullable(form.id()).orElseGet(Ids::next),
                    PersonId.of(person),
                    Leaves.FORM.read(form.answers()));
            next.addFlashAttribute(
                    "said", texts.of("confinement.said", card(leave.person()).name(), dates.moment(leave.outAt())));
            return "redirect:" + PATH + "/" + leave.id();
        } catch (Refused refused) {
            return forms.again(PATH + "/new?person=" + person, refused);
        }
    }

    @GetMapping(PATH + "/{id}")
    String show(@PathVariable UUID id, Model model) {
        Leave leave = leaves.get(id);
        looks.note(leave.person(), leave.path(), PersonLooks.On.MEASURE);
        Leave.Decision decision = leave.decision();
        model.addAttribute("leave", leave);
        model.addAttribute("state", leave.stateAt(clock.now()));
        model.addAttribute("card", people.cards(List.of(leave.person())).get(leave.person()));
        model.addAttribute(
                "names",
                accounts.names(Stream.of(leave.askedBy(), decision == null ? null : decision.by())
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList()));
        model.addAttribute(
                "task",
                tasks.ofSource(id).stream().filter(Task::isOpen).findFirst().orElse(null));
        model.addAttribute(
                "form",
                forms.refused()
                        .map(refused -> refused.as(DecisionForm.class))
                        .orElseGet(() -> new DecisionForm("", "", "", leave.version())));
        model.addAttribute(
                "decisions",
                FormChoice.keyed(
                        List.of("approved", "refused"),
                        each -> each,
                        each -> "tasks.form.confinement.decide.decision." + each));
        return "confinement/leave";
    }

    @PostMapping(PATH + "/{id}/decision")
    @Allowed(ConfinementSetup.APPROVE)
    String decide(@PathVariable UUID id, @ModelAttribute DecisionForm form, RedirectAttributes next) {
        try {
            String decision = Optional.ofNullable(form.decision()).orElse("");
            if (!decision.equals("approved") && !decision.equals("refused")) {
                throw Refused.of("decision", "confinement.decision.needed");
            }
            leaves.decide(
                    id,
                    form.version(),
                    decision.equals("approved"),
                    Optional.ofNullable(form.vehicle()).orElse(""),
                    Optional.ofNullable(form.reason()).orElse(""));
            next.addFlashAttribute("said", texts.of("confinement.noted." + decision));
            return "redirect:" + PATH + "/" + id;
        } catch (Refused refused) {
            return forms.again(PATH + "/" + id, refused);
        }
    }

    @PostMapping(PATH + "/{id}/cancel")
    @Allowed(ConfinementSetup.ASK)
    String cancel(@PathVariable UUID id, RedirectAttributes next) {
        try {
            leaves.cancel(id);
            next.addFlashAttribute("said", texts.of("confinement.noted.stayed"));
            return "redirect:" + PATH + "/" + id;
        } catch (Refused refused) {
            return forms.again(PATH + "/" + id, refused);
        }
    }

    private PersonCard card(PersonId person) {
        return Optional.ofNullable(people.cards(List.of(person)).get(person))
                .orElseThrow(() -> new NotFound("person", person));
    }
}
