package org.linli.care;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.linli.access.Acting;
import org.linli.people.PersonId;
import org.linli.platform.BusinessClock;
import org.linli.tasks.CompletionForm;
import org.linli.tasks.Task;
import org.linli.tasks.Tasks;
import org.springframework.stereotype.Component;

/** Finds the sample that a laboratory's result is of, and enters the result as by hand. Exercises have no results. */
@Component
class LabSamplePlaces {

    private static final int NEAR_DAYS = 3;
    private static final LocalTime NOON = LocalTime.NOON;

    private final MeasureStore measures;
    private final RecordStore records;
    private final CheckRecorder recording;
    private final Schedule schedule;
    private final Tasks tasks;
    private final BusinessClock clock;

    LabSamplePlaces(
            MeasureStore measures,
            RecordStore records,
            CheckRecorder recording,
            Schedule schedule,
            Tasks tasks,
            BusinessClock clock) {
        this.measures = measures;
        this.records = records;
        this.recording = recording;
        this.schedule = schedule;
        this.tasks = tasks;
        this.clock = clock;
    }

    /** When the sample was taken; noon where only the day is written. */
    Instant at(LabResult row) {
        Instant noon = clock.at(row.at().toLocalDate(), NOON);
        return row.timed() ? row.at().atZone(clock.zone()).toInstant() : noon.isAfter(clock.now()) ? clock.now() : noon;
    }

    /** Everything that results about these people may be of. */
    LabSampleBook book(Collection<PersonId> people) {
        return new LabSampleBook(measures, records, tasks, people);
    }

    /**
     * The one that the result is of: the sample taken then, else one planned for then, else the nearest of that day.
     */
    Optional<LabSamplePlace> fitting(List<LabSamplePlace> places, LabResult row) {
        Instant at = at(row);
        return places.stream()
                .filter(place -> rank(place, row, at) < 3)
                .min(Comparator.comparing((LabSamplePlace place) -> rank(place, row, at))
                        .thenComparing(place -> place.distance(at)));
    }

    private int rank(LabSamplePlace place, LabResult row, Instant at) {
        boolean sameDay = row.at().toLocalDate().equals(place.day());
        if (place.isTaken(at) || !row.timed() && sameDay && place.sample() != null) {
            return 0;
        }
        if (isOpen(place, row, at)) {
            return 1;
        }
        return sameDay && place.sample() != null ? 2 : 3;
    }

    private boolean isOpen(LabSamplePlace place, LabResult row, Instant at) {
        return place.isOpen(at, Duration.ofHours(1), schedule.grace(place.measure()))
                && (row.timed() || row.at().toLocalDate().equals(place.day()));
    }

    /** Those from which a person may choose: within three days, and under each measure one outside its plan. */
    List<LabSamplePlace> near(PersonId person, LabResult row) {
        Instant at = at(row);
        LabSampleBook book = book(List.of(person));
        var near = new ArrayList<>(book.of(person).stream()
                .filter(place -> place.sample() != null
                        ? place.distance(at).compareTo(Duration.ofDays(NEAR_DAYS)) <= 0
                        : isOpen(place, row, at))
                .sorted(Comparator.comparing(place -> place.distance(at)))
                .toList());
        book.unplanned(person).ifPresent(near::add);
        return near;
    }

    /**
     * Enters the result, with the sample where that is not on record.
     *
     * @param id that the sample gets
     */
    void enter(LabSamplePlace place, LabResult row, UUID id) {
        Sample sample = place.sample() == null ? take(place, row, id) : place.sample();
        if (row.finding() != TestResult.PENDING && row.finding() != sample.result()) {
            recording.result(place.measure(), sample, row.finding(), row.laboratory());
        }
    }

    /** Puts a result back that a row contradicted. */
    void restore(UUID sample, TestResult result) {
        Sample found = records.sample(sample).orElseThrow();
        if (found.result() != result) {
            recording.result(measures.find(found.measureId()).orElseThrow(), found, result);
        }
    }

    private Sample take(LabSamplePlace place, LabResult row, UUID id) {
        Instant at = at(row);
        Task task = place.task();
        if (task != null) {
            Map<String, String> answers =
                    SampleTaking.isDouble(task) ? Map.of("both", "yes") : Map.<String, String>of();
            tasks.complete(task.id(), new CompletionForm(id, at, answers, null));
        } else {
            var sample = new Sample(
                    id,
                    place.measure().id(),
                    id,
                    clock.dayOf(at),
                    at,
                    1,
                    false,
                    null,
                    TestResult.PENDING,
                    Acting.now().id());
            recording.sample(place.measure(), sample, clock.now(), null);
        }
        return records.sample(id).orElseThrow();
    }
}
