package org.linli.field;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.linli.people.HouseholdDoor;
import org.linli.people.People;
import org.linli.tasks.Answers;
import org.linli.tasks.CompletionOutcome;
import org.linli.tasks.TaskForm;

/**
 * Something about a household or one of its people that is put right on a phone.
 *
 * @param asked whom it is about
 * @param order its place among the others, lower first
 * @param form whose kind is the key
 * @param there what is there, by the household's or person's id
 * @param keep keeps what is right
 */
record FieldCorrection(
        String icon,
        About asked,
        int order,
        TaskForm form,
        Function<HouseholdDoor, Map<UUID, Map<String, Object>>> there,
        BiFunction<FieldStart, Answers, CompletionOutcome> keep)
        implements FieldKind {

    @Override
    public String key() {
        return form.kind();
    }

    @Override
    public Set<About> about() {
        return Set.of(asked);
    }

    @Override
    public String permission() {
        return People.EDIT;
    }

    @Override
    public Map<UUID, Map<String, Object>> first(HouseholdDoor door) {
        return there.apply(door);
    }

    @Override
    public boolean corrects() {
        return true;
    }

    @Override
    public CompletionOutcome store(FieldStart start, Answers answers) {
        return keep.apply(start, answers);
    }
}
