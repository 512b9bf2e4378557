package org.linli.needs;

import java.util.Set;
import org.linli.field.FieldKind;
import org.linli.field.FieldStart;
import org.linli.platform.Dates;
import org.linli.tasks.Answers;
import org.linli.tasks.CompletionOutcome;
import org.linli.tasks.TaskForm;
import org.springframework.stereotype.Component;

/** A need told at the door, entered on a phone. */
@Component
class NeedEntering implements FieldKind {

    private final Needs needs;
    private final Dates dates;

    NeedEntering(Needs needs, Dates dates) {
        this.needs = needs;
        this.dates = dates;
    }

    @Override
    public String key() {
        return NeedKeeping.KEY;
    }

    @Override
    public String icon() {
        return "need";
    }

    @Override
    public Set<About> about() {
        return Set.of(About.HOUSEHOLD, About.PERSON);
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public String permission() {
        return NeedsSetup.ENTER;
    }

    @Override
    public TaskForm form() {
        return Needs.FORM;
    }

    @Override
    public CompletionOutcome store(FieldStart start, Answers answers) {
        Need need = needs.enter(start.id(), start.at(), start.atHome(), start.person(), answers);
        return CompletionOutcome.noted("needs.entered", dates.moment(need.dueAt()));
    }
}
