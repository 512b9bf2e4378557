package org.linli.arrangements;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.linli.people.Household;
import org.linli.people.People;
import org.linli.platform.BusinessClock;
import org.linli.platform.Refused;
import org.linli.platform.Texts;
import org.linli.tasks.Answers;
import org.linli.tasks.Completion;
import org.linli.tasks.CompletionOutcome;
import org.linli.tasks.NewTask;
import org.linli.tasks.Task;
import org.linli.tasks.TaskCall;
import org.linli.tasks.TaskField;
import org.linli.tasks.TaskForm;
import org.linli.tasks.TaskId;
import org.linli.tasks.TaskKind;
import org.linli.tasks.TaskMessage;
import org.linli.tasks.Tasks;
import org.linli.territory.Dwelling;
import org.linli.territory.Territory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Asking the landlord for a room of their own, and moving in where there is one. */
@Component
class RoomAsking implements TaskKind {

    static final String KEY = "arrangements.room";

    /** By the evening of the day they have to sleep somewhere. */
    private static final Duration WITHIN = Duration.ofHours(3);

    private static final String GROUND = "/g";
    private static final String TOILET = "/t";

    private static final TaskForm FORM = TaskForm.of(
            KEY,
            TaskField.choice("outcome", "found", "none", "unreached"),
            TaskField.text("room", 60).needed().whenEqual("outcome", "found"),
            TaskField.text("note", Arrangement.LONGEST));

    private final ObjectProvider<Arrangements> arrangements;
    private final ObjectProvider<StayMoving> moving;
    private final ObjectProvider<Tasks> tasks;
    private final ObjectProvider<Rooms> rooms;
    private final People people;
    private final Territory territory;
    private final Texts texts;
    private final BusinessClock clock;

    RoomAsking(
            ObjectProvider<Arrangements> arrangements,
            ObjectProvider<StayMoving> moving,
            ObjectProvider<Tasks> tasks,
            ObjectProvider<Rooms> rooms,
            People people,
            Territory territory,
            Texts texts,
            BusinessClock clock) {
        this.texts = texts;
        this.arrangements = arrangements;
        this.moving = moving;
        this.tasks = tasks;
        this.rooms = rooms;
        this.people = people;
        this.territory = territory;
        this.clock = clock;
    }

    /** Opens the task of asking, with what is known of the landlord and of free rooms. */
    void ask(Arrangement arrangement) {
        stopAsking(arrangement);
        Instant now = clock.now();
        tasks.getObject()
                .open(List.of(new NewTask(
                        TaskId.next(),
                        KEY,
                        arrangement.path(),
                        arrangement.rentalPath(),
                        null,
                        arrangement.household(),
                        arrangement.id(),
                        now,
                        now.plus(WITHIN),
                        clock.today(),
                        known(people.household(arrangement.household())))));
    }

    private Map<String, String> known(Household home) {
        Map<String, String> known = new HashMap<>();
        home.home().map(territory::dwelling).ifPresent(dwelling -> {
            String landlord = dwelling.landlordName();
            if (landlord != null) {
                known.put("landlord", landlord);
            }
            String free = rooms.getObject().free(dwelling.building()).stream()
                    .map(each -> each.room() + (each.groundFloor() ? GROUND : "") + (each.ownToilet() ? TOILET : ""))
                    .collect(Collectors.joining(" "));
            if (!free.isEmpty()) {
                known.put("free", free);
            }
        });
        return known;
    }

    /** It is to be arranged otherwise. */
    void stopAsking(Arrangement arrangement) {
        tasks.getObject().ofSource(arrangement.id()).stream()
                .filter(task -> task.kind().equals(KEY) && task.isOpen())
                .forEach(task -> tasks.getObject().close(task.id(), "arrangements.closed.otherwise"));
    }

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public String icon() {
        return "home";
    }

    @Override
    public TaskForm form(Task task) {
        return FORM;
    }

    /** In the language of whoever reads it. */
    private String free(Task task) {
        return Stream.of(task.datum("free").split(" "))
                .filter(each -> !each.isEmpty())
                .map(each -> new Rooms.Free(
                                each.replace(GROUND, "").replace(TOILET, ""),
                                each.contains(GROUND),
                                each.contains(TOILET))
                        .words(texts))
                .collect(Collectors.joining(texts.of("arrangements.room.and")));
    }

    @Override
    public TaskMessage detail(Task task) {
        String landlord = task.datum("landlord");
        String free = free(task);
        String key =
                "arrangements.room.detail" + (landlord.isEmpty() ? "" : ".landlord") + (free.isEmpty() ? "" : ".free");
        return landlord.isEmpty() ? TaskMessage.of(key, free) : TaskMessage.of(key, landlord, free);
    }

    /** The landlord, where their number is known. */
    @Override
    public Optional<TaskCall> call(Task task) {
        return Optional.ofNullable(task.householdId())
                .map(people::household)
                .flatMap(Household::home)
                .flatMap(home -> {
                    Dwelling dwelling = territory.dwelling(home);
                    return territory
                            .landlord(dwelling.building())
                            .filter(landlord -> landlord.phone() != null)
                            .map(landlord -> new TaskCall(
                                    landlord.name(),
                                    Objects.requireNonNull(landlord.phone()),
                                    "landlord.unmasked",
                                    dwelling.building().toString(),
                                    dwelling.path()));
                });
    }

    @Override
    public CompletionOutcome complete(Task task, Answers answers, Completion completion) {
        UUID arrangement = Objects.requireNonNull(task.sourceId());
        String outcome = answers.text("outcome");
        if (completion.replaces() != null) {
            throw Refused.of("", "arrangements.room.again");
        }
        Optional<Arrangement> asked = arrangements.getObject().awaitingRoom(arrangement);
        if (asked.isEmpty()) {
            return CompletionOutcome.serious("arrangements.room.late");
        }
        if (!outcome.equals("found")) {
            arrangements.getObject().askAgain(asked.get());
            return CompletionOutcome.serious("arrangements.room." + outcome);
        }
        String address = moving.getObject().moveOut(asked.get(), answers.text("room"));
        return CompletionOutcome.noted("arrangements.room.found", address)
                .briefly("tasks.form." + KEY + ".outcome.found");
    }
}
