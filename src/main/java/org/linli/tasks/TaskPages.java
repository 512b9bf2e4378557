package org.linli.tasks;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.Accounts;
import org.linli.access.Allowed;
import org.linli.access.AuditTrail;
import org.linli.access.Permissions;
import org.linli.identity.Phone;
import org.linli.people.HouseholdPhone;
import org.linli.people.People;
import org.linli.people.PersonCard;
import org.linli.people.PersonId;
import org.linli.people.PersonLooks;
import org.linli.platform.BusinessClock;
import org.linli.platform.Forms;
import org.linli.platform.Ids;
import org.linli.platform.OnFullDisk;
import org.linli.platform.Refused;
import org.linli.platform.RefusedForm;
import org.linli.platform.Texts;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One task: whom it is about, and its short form. */
@Controller
@RequestMapping("/tasks/{id}")
class TaskPages {

    /** Names that the page itself uses beside the answers. */
    private static final List<String> OWN = List.of("_csrf", "completion", "replaces", "doneAt");

    private final Tasks tasks;
    private final People people;
    private final Accounts accounts;
    private final Permissions permissions;
    private final BusinessClock clock;
    private final Forms forms;
    private final Texts texts;
    private final HouseholdPhone atHome;
    private final PersonLooks looks;
    private final FirstPage first;
    private final TaskMoment moments;
    private final TaskPhotos photos;
    private final TaskPhotoUpload uploads;
    private final AuditTrail audit;

    TaskPages(
            Tasks tasks,
            People people,
            Accounts accounts,
            Permissions permissions,
            BusinessClock clock,
            Forms forms,
            Texts texts,
            HouseholdPhone atHome,
            PersonLooks looks,
            FirstPage first,
            TaskMoment moments,
            TaskPhotos photos,
            TaskPhotoUpload uploads,
            AuditTrail audit) {
        this.audit = audit;
        this.photos = photos;
        this.uploads = uploads;
        this.moments = moments;
        this.looks = looks;
        this.first = first;
        this.atHome = atHome;
        this.tasks = tasks;
        this.people = people;
        this.accounts = accounts;
        this.permissions = permissions;
        this.clock = clock;
        this.forms = forms;
        this.texts = texts;
    }

    @GetMapping
    @Allowed(Tasks.SEE)
    String show(@PathVariable UUID id, @RequestParam(required = false) @Nullable UUID correct, Model model) {
        note(tasks.get(TaskId.of(id)));
        return forms.refused()
                .map(form -> page(TaskId.of(id), completion(form), replaced(form), typed(form), model))
                .orElseGet(() -> page(TaskId.of(id), Ids.next(), correct, recorded(TaskId.of(id), correct), model));
    }

    /** A correction begins with what it corrects. */
    private MultiValueMap<String, String> recorded(TaskId id, @Nullable UUID correct) {
        return new LinkedMultiValueMap<>(tasks.completions(id).stream()
                .filter(completion -> completion.id().equals(correct))
                .findFirst()
                .map(completion -> completion.answers().typed())
                .orElse(Map.of()));
    }

    private void note(Task task) {
        PersonId person = task.personId();
        if (person != null) {
            looks.note(person, task.path(), PersonLooks.On.TASK);
        }
    }

    /** The completion goes on under the id that it was sent with, so that it is stored once. */
    private static UUID completion(RefusedForm form) {
        return UUID.fromString(form.text("completion"));
    }

    private static @Nullable UUID replaced(RefusedForm form) {
        return form.text("replaces").isEmpty() ? null : UUID.fromString(form.text("replaces"));
    }

    private static MultiValueMap<String, String> typed(RefusedForm form) {
        return new LinkedMultiValueMap<>(form.typed());
    }

    @PostMapping
    @Allowed(Tasks.DO)
    String complete(
            @PathVariable UUID id,
            @RequestParam UUID completion,
            @RequestParam(required = false) @Nullable UUID replaces,
            @RequestParam MultiValueMap<String, String> typed,
            @RequestParam MultiValueMap<String, MultipartFile> files,
            RedirectAttributes flash) {
        try {
            uploads.take(files, typed, name -> Optional.of(new TaskPhotoUpload.Asked(TaskId.of(id), name)));
            Receipt receipt = tasks.complete(
                    TaskId.of(id),
                    new CompletionForm(
                            completion, moments.read(typed.getFirst("doneAt"), "at"), answers(typed), replaces));
            CompletionOutcome completed = receipt.completed();
            if (completed != null) {
                flash.addFlashAttribute(
                        completed.serious() ? "warned" : "said",
                        texts.of(
                                "tasks.said",
                                tasks.row(TaskId.of(id)).person(),
                                texts.of(
                                        completed.said().key(),
                                        completed.said().args().toArray())));
                flash.addFlashAttribute("undo", "/tasks/" + id + "?correct=" + completion);
            }
            return "redirect:/today";
        } catch (Refused refused) {
            return forms.againWith("/tasks/" + id, refused, typed);
        }
    }

    /** Shows the number to call, to whom the register lets see it; the look is logged. */
    @OnFullDisk("People must be called all the same; it only leaves a line in the trail")
    @PostMapping("/call")
    @Allowed(Tasks.DO)
    String call(@PathVariable UUID id, Model model) {
        Task task = tasks.get(TaskId.of(id));
        if (!people.mayCall()) {
            permissions.demand(People.CALL);
        }
        Optional<TaskCall> call = tasks.kind(task.kind()).call(task);
        call.ifPresent(other -> other.note(audit));
        Optional<Phone> phone = Optional.ofNullable(task.personId())
                .or(() -> atHome(task).map(HouseholdPhone.Reached::person))
                .flatMap(atHome::call);
        model.addAttribute(
                "callable",
                call.map(TaskCall::phone).or(() -> phone.map(Phone::number)).orElse(null));
        return page(task.id(), Ids.next(), null, new LinkedMultiValueMap<>(), model);
    }

    private String page(
            TaskId id, UUID completion, @Nullable UUID replaces, MultiValueMap<String, String> typed, Model model) {
        TaskRow row = tasks.row(id);
        Task task = row.task();
        TaskKind kind = tasks.kind(task.kind());
        TaskForm form = tasks.form(task);
        List<Completion> completions = tasks.completions(id);
        model.addAttribute("row", row);
        model.addAttribute("task", task);
        model.addAttribute("kind", kind);
        model.addAttribute("state", task.stateAt(clock.now()));
        model.addAttribute("asksForPhotos", form.asksForPhotos());
        model.addAttribute("questions", TaskQuestion.alone(form));
        model.addAttribute("typed", typed);
        model.addAttribute("photos", photos.arrived(typed.values()));
        model.addAttribute("completion", completion);
        model.addAttribute("replaces", replaces);
        model.addAttribute("lately", tasks.lately(task));
        model.addAttribute("mayDo", permissions.held(kind.permission()));
        Map<UUID, String> names = names(task, completions);
        UUID assignee = task.assigneeId();
        model.addAttribute("assignee", assignee == null ? null : names.get(assignee));
        model.addAttribute(
                "contacts",
                permissions.held(kind.permission()) ? List.of() : first.contacts(LocaleContextHolder.getLocale()));
        model.addAttribute(
                "recorded",
                completions.stream()
                        .map(c -> recorded(form, c, completions, names))
                        .toList());
        PersonCard card = Optional.ofNullable(task.personId())
                .map(person -> people.cards(List.of(person)).get(person))
                .orElse(null);
        model.addAttribute("card", card);
        model.addAttribute("mayCall", permissions.held(People.CALL) || task.isOpen() && people.mayCall());
        model.addAttribute("reached", atHome.of(card).or(() -> atHome(task)).orElse(null));
        model.addAttribute("callee", kind.call(task).map(TaskCall::name).orElse(null));
        return "tasks/task";
    }

    /** Whom to call where a task is a household's. */
    private Optional<HouseholdPhone.Reached> atHome(Task task) {
        return Optional.ofNullable(task.householdId())
                .filter(home -> task.personId() == null)
                .flatMap(atHome::of);
    }

    private Map<UUID, String> names(Task task, List<Completion> completions) {
        var ids = new java.util.HashSet<UUID>();
        Optional.ofNullable(task.assigneeId()).ifPresent(ids::add);
        completions.stream().map(Completion::by).filter(Objects::nonNull).forEach(ids::add);
        return accounts.names(ids);
    }

    private Recorded recorded(TaskForm form, Completion completion, List<Completion> all, Map<UUID, String> names) {
        UUID by = completion.by();
        String who = by == null ? texts.of("tasks.task.program") : names.getOrDefault(by, "—");
        boolean replaced = all.stream().anyMatch(other -> completion.id().equals(other.replaces()));
        List<String> lines = form.fields().stream()
                .filter(f -> f.type() != TaskField.Type.PHOTO)
                .filter(f -> completion.answers().values().containsKey(f.name()))
                .map(f -> line(
                        form,
                        f,
                        Objects.requireNonNull(completion.answers().values().get(f.name()))))
                .toList();
        return new Recorded(completion, who, replaced, lines, photos.of(form, completion));
    }

    private String line(TaskForm form, TaskField field, Object value) {
        String label = TaskQuestion.label(form.kind(), field.name());
        String text = switch (value) {
            case Boolean yes -> texts.of(yes ? "tasks.answer.yes" : "tasks.answer.no");
            case List<?> chosen ->
                String.join(
                        ", ",
                        chosen.stream().map(o -> texts.of(label + "." + o)).toList());
            case java.math.BigDecimal number -> number.toPlainString() + " " + field.unit();
            default -> field.options().isEmpty() ? value.toString() : texts.of(label + "." + value);
        };
        return texts.of(label) + " " + text;
    }

    /** A completion as it is shown. */
    record Recorded(
            Completion completion, String who, boolean replaced, List<String> lines, List<TaskPhotos.Shown> photos) {}

    private static Map<String, Object> answers(MultiValueMap<String, String> typed) {
        var answers = new HashMap<String, Object>();
        typed.forEach((name, values) -> {
            if (!OWN.contains(name)) {
                answers.put(name, values.size() == 1 ? values.getFirst() : List.copyOf(values));
            }
        });
        return answers;
    }
}
