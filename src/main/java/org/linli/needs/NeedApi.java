package org.linli.needs;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.Allowed;
import org.linli.access.AreaPath;
import org.linli.people.HouseholdId;
import org.linli.people.People;
import org.linli.people.PersonId;
import org.linli.people.PersonLooks;
import org.linli.platform.BusinessClock;
import org.linli.platform.Conflict;
import org.linli.platform.Problem;
import org.linli.platform.Refused;
import org.linli.tasks.CompletionForm;
import org.linli.tasks.Task;
import org.linli.tasks.Tasks;
import org.linli.territory.Territory;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What people need, for software. */
@RestController
@RequestMapping("/api/v1/needs")
@Allowed(NeedsSetup.SEE)
class NeedApi {

    private static final int MOST = 500;

    private final Needs needs;
    private final NeedQueries queries;
    private final NeedTasks needTasks;
    private final Tasks tasks;
    private final People people;
    private final Territory territory;
    private final PersonLooks looks;
    private final TransactionTemplate transaction;
    private final BusinessClock clock;

    NeedApi(
            Needs needs,
            NeedQueries queries,
            NeedTasks needTasks,
            Tasks tasks,
            People people,
            Territory territory,
            PersonLooks looks,
            TransactionTemplate transaction,
            BusinessClock clock) {
        this.needs = needs;
        this.queries = queries;
        this.needTasks = needTasks;
        this.tasks = tasks;
        this.people = people;
        this.territory = territory;
        this.looks = looks;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * What was promised, what is due first on top.
     *
     * @param state only what stands so; what is still to be kept when absent
     * @param area path of a node; the caller's whole area when absent
     * @param after id of the last one of the page before, as {@code next} says; the first page when absent
     * @param size rows on a page, 1 to 500
     */
    @GetMapping
    @Operation(summary = "What was promised to people, by when it is due")
    NeedPage list(
            @RequestParam(required = false) @Nullable NeedState state,
            @RequestParam(required = false) @Nullable String area,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(defaultValue = "50") int size) {
        int most = Math.clamp(size, 1, MOST);
        AreaPath path = territory.narrowed(area);
        List<Need> found = queries.page(state, path, after, most + 1);
        List<Need> rows = found.size() > most ? found.subList(0, most) : found;
        return new NeedPage(shown(rows), found.size() > most ? rows.getLast().id() : null);
    }

    /** One need with who is to keep it and what came of it. */
    @GetMapping("/{id}")
    @Operation(summary = "One need with who is to keep it and what came of it")
    Shown get(@PathVariable UUID id) {
        Need need = needs.get(id);
        PersonId person = need.person();
        if (person != null) {
            looks.note(person, need.path(), PersonLooks.On.NEED);
        }
        return shown(List.of(need)).getFirst();
    }

    /**
     * Enters a need of a household or of one of its people; somebody of their cell is asked to keep it. 201 with the
     * new one; 200 with the one on record for a repeat; 409 for other content under an id sent before; 422 with every
     * problem.
     */
    @PostMapping
    @Allowed(NeedsSetup.ENTER)
    @Operation(summary = "Enters what a household or one of its people needs")
    @ApiResponse(responseCode = "201", description = "Entered; Location names it", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "200", description = "A repeat: the need on record", useReturnTypeSchema = true)
    ResponseEntity<Shown> enter(@RequestBody Sent sent) {
        UUID id = Optional.ofNullable(sent.id()).orElseThrow(() -> Refused.of("id", "tasks.completion.id"));
        return Objects.requireNonNull(transaction.execute(status -> enter(id, sent)));
    }

    private ResponseEntity<Shown> enter(UUID id, Sent sent) {
        boolean known = needs.find(id).isPresent();
        Need need;
        try {
            need = needs.enter(id, clock.now(), household(sent), person(sent), Needs.FORM.read(sent.answers(clock)));
        } catch (Refused refused) {
            if (known) {
                throw new Conflict(Problem.of("id", "tasks.completion.other"));
            }
            throw refused;
        }
        Shown shown = shown(List.of(need)).getFirst();
        return known
                ? ResponseEntity.ok(shown)
                : ResponseEntity.created(URI.create("/api/v1/needs/" + id)).body(shown);
    }

    private HouseholdId household(Sent sent) {
        if (sent.person() != null) {
            HouseholdId home = people.get(PersonId.of(sent.person())).household();
            if (sent.household() != null && !home.value().equals(sent.household())) {
                throw Refused.of("person", "needs.lives.elsewhere");
            }
            return home;
        }
        return HouseholdId.of(
                Optional.ofNullable(sent.household()).orElseThrow(() -> Refused.of("household", "needs.whose.needed")));
    }

    private static @Nullable PersonId person(Sent sent) {
        return sent.person() == null ? null : PersonId.of(sent.person());
    }

    /**
     * Says how it went, as completing its task does: the first who says it settles it. 200 also for a repeat under the
     * same id and for a second who is too late; {@code outcome} of the answer is what holds.
     */
    @PostMapping("/{id}/ending")
    @Allowed(Tasks.DO)
    @Operation(summary = "Says whether it was kept; the first who says it settles it")
    Shown end(@PathVariable UUID id, @RequestBody Ended ended) {
        UUID completion = Optional.ofNullable(ended.id()).orElseThrow(() -> Refused.of("id", "tasks.completion.id"));
        Need need = needs.get(id);
        Task task = Optional.ofNullable(needTasks.standing(List.of(need)).get(id))
                .orElseThrow(() -> Refused.of("", need.isOpen() ? "needs.not.asked" : "needs.ended.already"));
        Map<String, @Nullable Object> answers = new HashMap<>();
        answers.put("outcome", ended.outcome());
        answers.put("note", ended.note());
        tasks.complete(task.id(), new CompletionForm(completion, ended.at(), answers, null));
        return shown(List.of(needs.get(id))).getFirst();
    }

    /** Takes back what was told by mistake. 422 without a reason, and where it ended before. */
    @PostMapping("/{id}/withdrawal")
    @Allowed(NeedsSetup.ENTER)
    @Operation(summary = "Takes back what was told by mistake")
    Shown withdraw(@PathVariable UUID id, @RequestBody Withdrawn withdrawn) {
        Need need = needs.withdraw(id, Optional.ofNullable(withdrawn.reason()).orElse(""));
        return shown(List.of(need)).getFirst();
    }

    private List<Shown> shown(List<Need> some) {
        Map<UUID, Task> standing = needTasks.standing(some);
        Instant now = clock.now();
        return some.stream()
                .map(need -> {
                    Task task = standing.get(need.id());
                    Need.Ending ending = need.ending();
                    return new Shown(
                            need.id(),
                            need.household().value(),
                            need.person() == null ? null : need.person().value(),
                            need.path(),
                            need.rentalPath(),
                            need.what(),
                            need.words(),
                            need.stateAt(now),
                            need.toldAt(),
                            need.dueAt(),
                            task == null ? null : task.id().value(),
                            task == null ? null : task.assigneeId(),
                            ending == null ? null : ending.outcome(),
                            ending == null ? null : ending.at(),
                            ending == null ? null : ending.by());
                })
                .toList();
    }

    /** @param next to be sent as {@code after} for the next page; absent on the last */
    @Schema(name = "NeedPage")
    record NeedPage(List<Shown> rows, @Nullable UUID next) {}

    /**
     * A need.
     *
     * @param person whose it is; absent where the household needs it
     * @param task of keeping it; absent while it is planned ahead
     * @param owner the account that is to keep it
     * @param outcome how it ended; absent while it is open
     */
    @Schema(name = "Need")
    record Shown(
            UUID id,
            UUID household,
            @Nullable UUID person,
            AreaPath area,
            @Nullable AreaPath rentalArea,
            Need.What what,
            String words,
            NeedState state,
            Instant toldAt,
            Instant dueAt,
            @Nullable UUID task,
            @Nullable UUID owner,
            Need.@Nullable Outcome outcome,
            @Nullable Instant endedAt,
            @Nullable UUID endedBy) {}

    /**
     * A need as sent.
     *
     * @param id made by the caller, a UUID
     * @param household who needs it; may be left out where the person is named
     * @param what such as {@code MEDICINE}
     * @param words what exactly, at most 200 characters
     * @param until by when; by its kind when absent
     */
    @Schema(name = "NeedSent")
    record Sent(
            @Nullable UUID id,
            @Nullable UUID household,
            @Nullable UUID person,
            Need.@Nullable What what,
            @Nullable String words,
            @Nullable Instant until) {

        Map<String, @Nullable Object> answers(BusinessClock clock) {
            Map<String, @Nullable Object> answers = new HashMap<>();
            answers.put("what", what == null ? null : what.code());
            answers.put("words", words);
            answers.put(
                    "until",
                    until == null
                            ? null
                            : LocalDateTime.ofInstant(until, clock.zone())
                                    .withSecond(0)
                                    .withNano(0)
                                    .toString());
            return answers;
        }
    }

    /**
     * How it went.
     *
     * @param id made by the caller, a UUID
     * @param outcome {@code kept}, {@code none_left}, {@code nobody_there}, {@code not_wanted} or {@code other}
     * @param at when; now when absent
     */
    @Schema(name = "NeedEnding")
    record Ended(
            @Nullable UUID id,
            @Nullable String outcome,
            @Nullable String note,
            @Nullable Instant at) {}

    /** @param reason why, at most 300 characters */
    @Schema(name = "NeedWithdrawal")
    record Withdrawn(@Nullable String reason) {}
}
