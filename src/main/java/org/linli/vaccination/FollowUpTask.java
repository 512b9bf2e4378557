package org.linli.vaccination;

import java.util.List;
import java.util.Optional;
import org.linli.people.People;
import org.linli.people.Person;
import org.linli.people.PersonId;
import org.linli.tasks.Answers;
import org.linli.tasks.Completion;
import org.linli.tasks.CompletionOutcome;
import org.linli.tasks.Task;
import org.linli.tasks.TaskField;
import org.linli.tasks.TaskForm;
import org.linli.tasks.TaskKind;
import org.linli.tasks.TaskMessage;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Asking somebody how they are after a dose. */
@Component
class FollowUpTask implements TaskKind {

    static final String KEY = "vaccination.follow";
    static final String AFTER = "after";
    static final String NUMBER = "number";
    static final String BOOSTER = "booster";

    private static final String HOW = "how";
    private static final String MILD = "mild";
    private static final String SERIOUS = "serious";
    private static final String SIGNS = "signs";
    private static final String NOTE = "note";

    private static final TaskForm FORM = TaskForm.of(
            KEY,
            TaskField.choice(HOW, "well", MILD, SERIOUS, "nobody"),
            TaskField.choices(SIGNS, Reaction.SIGNS.toArray(String[]::new))
                    .whenEqual(HOW, MILD)
                    .whenEqual(HOW, SERIOUS),
            TaskField.advice("danger").whenEqual(HOW, SERIOUS),
            TaskField.text(NOTE, Reaction.LONGEST_NOTE).whenEqual(HOW, MILD).whenEqual(HOW, SERIOUS));

    private final ObjectProvider<Reactions> reactions;
    private final ObjectProvider<Tries> tries;
    private final DoseWords words;
    private final ObjectProvider<People> people;

    FollowUpTask(
            ObjectProvider<Reactions> reactions,
            ObjectProvider<Tries> tries,
            DoseWords words,
            ObjectProvider<People> people) {
        this.reactions = reactions;
        this.tries = tries;
        this.words = words;
        this.people = people;
    }

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public String icon() {
        return "syringe";
    }

    @Override
    public TaskForm form(Task task) {
        return FORM;
    }

    @Override
    public TaskMessage detail(Task task) {
        int attempt = Tries.number(task);
        String dose = words.number(Integer.parseInt(task.datum(NUMBER)), Boolean.parseBoolean(task.datum(BOOSTER)));
        return attempt == 1
                ? TaskMessage.of("vaccination.follow.detail", dose, task.datum(AFTER))
                : TaskMessage.of("vaccination.follow.detail.again", dose, task.datum(AFTER), attempt);
    }

    @Override
    public CompletionOutcome complete(Task task, Answers answers, Completion completion) {
        String how = answers.text(HOW);
        tries.getObject().takeBack(task);
        if (!how.equals(MILD) && !how.equals(SERIOUS)) {
            reactions.getObject().forget(task.id().value());
            return how.equals("well")
                    ? CompletionOutcome.noted("vaccination.follow.well")
                    : tries.getObject().again(task, completion);
        }
        PersonId id = Optional.ofNullable(task.personId()).orElseThrow();
        Person person = people.getObject().get(id);
        List<String> signs = answers.choices(SIGNS);
        var told = new Reaction(
                task.id().value(),
                id.value(),
                Optional.ofNullable(task.sourceId()).orElseThrow(),
                false,
                signs,
                how.equals(SERIOUS),
                answers.text(NOTE),
                completion.at(),
                completion.by());
        reactions.getObject().keep(told, person);
        return how.equals(SERIOUS)
                ? CompletionOutcome.serious("vaccination.follow.serious")
                : CompletionOutcome.noted("vaccination.follow.mild");
    }
}
