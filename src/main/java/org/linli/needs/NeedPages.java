package org.linli.needs;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.Accounts;
import org.linli.access.Allowed;
import org.linli.access.Permissions;
import org.linli.people.PersonCard;
import org.linli.people.PersonLooks;
import org.linli.platform.BusinessClock;
import org.linli.platform.FormChoice;
import org.linli.platform.Forms;
import org.linli.platform.Refused;
import org.linli.platform.RefusedForm;
import org.linli.platform.Texts;
import org.linli.tasks.Task;
import org.linli.tasks.TaskId;
import org.linli.tasks.Tasks;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One promise: what, for whom, by when, whose it is, and what came of it. */
@Controller
@RequestMapping(NeedPages.PATH + "/{id}")
class NeedPages {

    static final String PATH = "/needs";

    /** As the field of a form has it. */
    private static final DateTimeFormatter FIELD = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm");

    private final Needs needs;
    private final NeedSubjects subjects;
    private final NeedStory story;
    private final NeedTasks needTasks;
    private final Tasks tasks;
    private final Accounts accounts;
    private final Permissions permissions;
    private final PersonLooks looks;
    private final Forms forms;
    private final Texts texts;
    private final BusinessClock clock;

    NeedPages(
            Needs needs,
            NeedSubjects subjects,
            NeedStory story,
            NeedTasks needTasks,
            Tasks tasks,
            Accounts accounts,
            Permissions permissions,
            PersonLooks looks,
            Forms forms,
            Texts texts,
            BusinessClock clock) {
        this.needs = needs;
        this.subjects = subjects;
        this.story = story;
        this.needTasks = needTasks;
        this.tasks = tasks;
        this.accounts = accounts;
        this.permissions = permissions;
        this.looks = looks;
        this.forms = forms;
        this.texts = texts;
        this.clock = clock;
    }

    /** What was typed into a form of the page, as text, so that a refused one comes back as it was. */
    record Form(
            int version,
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

    @GetMapping
    @Allowed(NeedsSetup.SEE)
    String show(@PathVariable UUID id, Model model) {
        Need need = needs.get(id);
        NeedSubjects.Subject whose =
                Objects.requireNonNull(subjects.of(List.of(need)).get(id));
        PersonCard card = whose.card();
        Optional.ofNullable(need.person())
                .or(() -> Optional.ofNullable(card).map(PersonCard::id))
                .ifPresent(person -> looks.note(person, need.path(), PersonLooks.On.NEED));
        Task task = needTasks.standing(List.of(need)).get(id);
        UUID owner = task == null ? null : task.assigneeId();
        model.addAttribute("need", need);
        model.addAttribute("state", need.stateAt(clock.now()));
        model.addAttribute("whose", whose);
        model.addAttribute("address", whose.address());
        model.addAttribute("task", permissions.held(Tasks.SEE) ? task : null);
        model.addAttribute(
                "owner", owner == null ? null : accounts.names(List.of(owner)).getOrDefault(owner, "—"));
        model.addAttribute("story", story.of(need));
        boolean given = task != null && task.isOpen() && permissions.held(Tasks.ASSIGN);
        model.addAttribute("owners", given ? owners(need) : List.of());
        model.addAttribute(
                "kinds", FormChoice.keyed(Arrays.asList(Need.What.values()), Need.What::code, Need.What::label));
        String opened = forms.refused().map(RefusedForm::what).orElse("");
        model.addAttribute("opened", opened);
        model.addAttribute(
                "form",
                forms.refused()
                        .filter(form -> opened.equals("correct"))
                        .map(form -> form.as(Form.class))
                        .orElseGet(
                                () -> new Form(need.version(), need.what().code(), need.words(), field(need.dueAt()))));
        model.addAttribute(
                "reason", forms.refused().map(form -> form.text("reason")).orElse(""));
        return "needs/need";
    }

    /** Who can be given tasks and sees the place. */
    private List<FormChoice> owners(Need need) {
        return FormChoice.named(
                tasks.assignees(null).stream()
                        .filter(account -> account.area().covers(need.path())
                                || (need.rentalPath() != null && account.area().covers(need.rentalPath())))
                        .toList(),
                account -> account.id().toString(),
                account -> account.name() + " · " + texts.of(account.role().key()));
    }

    private String field(Instant moment) {
        return LocalDateTime.ofInstant(moment, clock.zone()).format(FIELD);
    }

    @PostMapping("/correct")
    @Allowed(NeedsSetup.ENTER)
    String correct(@PathVariable UUID id, @ModelAttribute("form") Form form, RedirectAttributes next) {
        try {
            needs.correct(id, form.version(), Needs.FORM.read(form.answers()));
            next.addFlashAttribute("said", texts.of("needs.corrected"));
            return "redirect:" + PATH + "/" + id;
        } catch (Refused refused) {
            return forms.again(PATH + "/" + id, refused);
        }
    }

    @PostMapping("/withdraw")
    @Allowed(NeedsSetup.ENTER)
    String withdraw(@PathVariable UUID id, @RequestParam(defaultValue = "") String reason, RedirectAttributes next) {
        try {
            needs.withdraw(id, reason);
            next.addFlashAttribute("said", texts.of("needs.withdrawn"));
            return "redirect:" + PATH + "/" + id;
        } catch (Refused refused) {
            return forms.again(PATH + "/" + id, refused);
        }
    }

    /** Gives the promise to somebody else, as any task is given. */
    @PostMapping("/owner")
    @Allowed(Tasks.ASSIGN)
    String give(
            @PathVariable UUID id, @RequestParam(required = false) @Nullable UUID account, RedirectAttributes next) {
        try {
            if (account == null) {
                throw Refused.of("account", "tasks.reassign.nobody");
            }
            TaskId task = needTasks
                    .toDo(needs.get(id).id())
                    .orElseThrow(() -> Refused.of("", "needs.ended.already"))
                    .id();
            tasks.reassign(List.of(task), account);
            next.addFlashAttribute(
                    "said",
                    texts.of(
                            "needs.given",
                            Optional.ofNullable(accounts.names(List.of(account)).get(account))
                                    .orElse("—")));
        } catch (Refused refused) {
            next.addFlashAttribute(
                    "warned",
                    String.join(" ", refused.problems().stream().map(texts::of).toList()));
        }
        return "redirect:" + PATH + "/" + id;
    }
}
