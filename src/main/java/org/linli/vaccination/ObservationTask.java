package org.linli.vaccination;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.linli.access.Role;
import org.linli.people.People;
import org.linli.people.PersonId;
import org.linli.tasks.AlarmKind;
import org.linli.tasks.Answers;
import org.linli.tasks.Completion;
import org.linli.tasks.CompletionOutcome;
import org.linli.tasks.Task;
import org.linli.tasks.TaskField;
import org.linli.tasks.TaskForm;
import org.linli.tasks.TaskMessage;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Looking after somebody whose time of being watched after a dose is over, and whom nobody has let go. */
@Component
class ObservationTask implements AlarmKind {

    static final String KEY = "vaccination.observed";
    static final String DOSE = "dose";
    static final String NUMBER = "number";
    static final String BOOSTER = "booster";

    private static final String HOW = "how";
    private static final String ILL = "ill";
    private static final String SIGNS = "signs";
    private static final String NOTE = "note";

    private static final TaskForm FORM = TaskForm.of(
            KEY,
            TaskField.choice(HOW, "released", ILL),
            TaskField.choices(SIGNS, Reaction.SIGNS.toArray(String[]::new)).whenEqual(HOW, ILL),
            TaskField.advice("danger").whenEqual(HOW, ILL),
            TaskField.text(NOTE, Reaction.LONGEST_NOTE).whenEqual(HOW, ILL));

    private final ObjectProvider<SiteDesk> desk;
    private final ObjectProvider<Reactions> reactions;
    private final ObjectProvider<People> people;
    private final DoseWords words;

    ObservationTask(
            ObjectProvider<SiteDesk> desk,
            ObjectProvider<Reactions> reactions,
            ObjectProvider<People> people,
            DoseWords words) {
        this.words = words;
        this.desk = desk;
        this.reactions = reactions;
        this.people = people;
    }

    @Override
    public String key() {
        return KEY;
    }

    /** Where whoever gave the dose is not there any more: whoever goes with the person. */
    @Override
    public List<Role> assignedTo() {
        return List.of(Role.GRID_WORKER, Role.GRID_LEADER, Role.SECRETARY);
    }

    @Override
    public String permission() {
        return SiteDesk.WORK;
    }

    @Override
    public TaskForm form(Task task) {
        return FORM;
    }

    @Override
    public TaskMessage detail(Task task) {
        return TaskMessage.of(
                "vaccination.observed.detail",
                words.number(Integer.parseInt(task.datum(NUMBER)), Boolean.parseBoolean(task.datum(BOOSTER))));
    }

    @Override
    public CompletionOutcome complete(Task task, Answers answers, Completion completion) {
        UUID appointment = Optional.ofNullable(task.sourceId()).orElseThrow();
        PersonId person = Optional.ofNullable(task.personId()).orElseThrow();
        desk.getObject().release(appointment, !answers.text(HOW).equals(ILL), completion);
        if (!answers.text(HOW).equals(ILL)) {
            reactions.getObject().forget(task.id().value());
            return CompletionOutcome.noted("vaccination.observed.released");
        }
        reactions
                .getObject()
                .keep(
                        new Reaction(
                                task.id().value(),
                                person.value(),
                                UUID.fromString(task.datum(DOSE)),
                                true,
                                answers.choices(SIGNS),
                                true,
                                answers.text(NOTE),
                                completion.at(),
                                completion.by()),
                        people.getObject().get(person));
        return CompletionOutcome.serious("vaccination.follow.serious");
    }
}
