package org.linli.confinement;

import java.util.Objects;
import java.util.Set;
import org.linli.field.FieldKind;
import org.linli.field.FieldStart;
import org.linli.platform.Dates;
import org.linli.tasks.Answers;
import org.linli.tasks.CompletionOutcome;
import org.linli.tasks.TaskForm;
import org.springframework.stereotype.Component;

/** A leave that somebody asks for at the door, entered on a phone. */
@Component
class LeaveEntering implements FieldKind {

    private final Leaves leaves;
    private final Dates dates;

    LeaveEntering(Leaves leaves, Dates dates) {
        this.leaves = leaves;
        this.dates = dates;
    }

    @Override
    public String key() {
        return LeaveStep.ASKING;
    }

    @Override
    public String icon() {
        return "out";
    }

    @Override
    public Set<About> about() {
        return Set.of(About.PERSON);
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    public String permission() {
        return ConfinementSetup.ASK;
    }

    @Override
    public TaskForm form() {
        return Leaves.FORM;
    }

    @Override
    public CompletionOutcome store(FieldStart start, Answers answers) {
        Leave leave = leaves.ask(start.id(), Objects.requireNonNull(start.person()), answers);
        return CompletionOutcome.noted("confinement.asked", dates.moment(leave.outAt()));
    }
}
