package org.linli.care;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.linli.people.PersonId;
import org.linli.tasks.Task;
import org.linli.tasks.Tasks;

/**
 * Everything that laboratories' results about some people may be of, looked up for all of them at once. Exercises have
 * no results.
 */
final class LabSampleBook {

    private final MeasureStore measures;
    private final RecordStore records;
    private final Tasks tasks;
    private final Map<PersonId, List<Measure>> ofPersons = new HashMap<>();
    private final Map<PersonId, List<LabSamplePlace>> places = new HashMap<>();

    LabSampleBook(MeasureStore measures, RecordStore records, Tasks tasks, Collection<PersonId> people) {
        this.measures = measures;
        this.records = records;
        this.tasks = tasks;
        read(people);
    }

    /** Of their latest measure first. */
    List<LabSamplePlace> of(PersonId person) {
        return places.getOrDefault(person, List.of());
    }

    /** A sample beyond the plan of the measure that the person is under, or was under last. */
    Optional<LabSamplePlace> unplanned(PersonId person) {
        return ofPersons.getOrDefault(person, List.of()).stream()
                .min(Comparator.comparing(measure -> !measure.isActive()))
                .map(measure -> new LabSamplePlace(measure, null, null));
    }

    /** Looks somebody up again of whom something was entered. */
    void again(PersonId person) {
        ofPersons.remove(person);
        places.remove(person);
        read(List.of(person));
    }

    private void read(Collection<PersonId> people) {
        List<Measure> found = people.isEmpty()
                ? List.<Measure>of()
                : measures.ofPersons(people).stream()
                        .filter(measure -> !measure.drill())
                        .toList();
        if (found.isEmpty()) {
            return;
        }
        List<MeasureId> ids = found.stream().map(Measure::id).toList();
        Map<UUID, List<Task>> planned =
                tasks.ofSources(ids.stream().map(MeasureId::value).toList());
        Map<MeasureId, List<Sample>> taken = records.samples(ids);
        for (Measure measure : found) {
            ofPersons
                    .computeIfAbsent(measure.personId(), person -> new ArrayList<>())
                    .add(measure);
            places.computeIfAbsent(measure.personId(), person -> new ArrayList<>())
                    .addAll(under(
                            measure,
                            planned.getOrDefault(measure.id().value(), List.of()),
                            taken.getOrDefault(measure.id(), List.of())));
        }
    }

    private static List<LabSamplePlace> under(Measure measure, List<Task> tasks, List<Sample> samples) {
        Map<UUID, Task> planned = tasks.stream()
                .filter(task -> task.kind().equals(SampleTaking.KEY))
                .collect(Collectors.toMap(task -> task.id().value(), Function.identity()));
        var places = new ArrayList<LabSamplePlace>();
        var taken = new HashSet<UUID>();
        for (Sample sample : samples) {
            taken.add(sample.taskId());
            places.add(new LabSamplePlace(measure, planned.get(sample.taskId()), sample));
        }
        planned.values().stream()
                .filter(task -> task.done() == null && !taken.contains(task.id().value()))
                .forEach(task -> places.add(new LabSamplePlace(measure, task, null)));
        return places;
    }
}
