package org.linli.care;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.linli.people.PersonId;
import org.linli.people.TimelineEntry;
import org.linli.people.TimelineSource;
import org.linli.platform.Texts;
import org.linli.policy.PartOfDay;
import org.linli.tasks.Task;
import org.linli.tasks.TaskMessage;
import org.linli.tasks.Tasks;
import org.springframework.stereotype.Component;

/** What a person's page tells of their measures: decisions, samples, fevers, and when the release is due. */
@Component
class CareTimeline implements TimelineSource {

    private final MeasureStore measures;
    private final MeasureDecisionStore moves;
    private final RecordStore records;
    private final Schedule schedule;
    private final MeasureWording inWords;
    private final Tasks tasks;
    private final Texts texts;
    private final org.linli.platform.BusinessClock clock;

    CareTimeline(
            MeasureStore measures,
            MeasureDecisionStore moves,
            RecordStore records,
            Schedule schedule,
            MeasureWording inWords,
            Tasks tasks,
            Texts texts,
            org.linli.platform.BusinessClock clock) {
        this.measures = measures;
        this.moves = moves;
        this.records = records;
        this.schedule = schedule;
        this.inWords = inWords;
        this.tasks = tasks;
        this.texts = texts;
        this.clock = clock;
    }

    @Override
    public List<TimelineEntry> of(PersonId person) {
        List<TimelineEntry> entries = new ArrayList<>();
        // One that went along to another measure is told once.
        Set<UUID> told = new HashSet<>();
        for (Measure measure : measures.ofPerson(person)) {
            String href = "/care/" + measure.id();
            for (MeasureDecision move : moves.moves(measure.id())) {
                String until = move.toOn() == null ? "" : inWords.day(Objects.requireNonNull(move.toOn()));
                entries.add(new TimelineEntry(
                        move.at(),
                        "care",
                        until.isEmpty() || move.kind() == MeasureDecisionKind.RELEASED
                                ? "care.timeline.move"
                                : "care.timeline.move.until",
                        List.of(
                                inWords.protocol(measure.protocol()),
                                texts.of(move.kind().key()),
                                until),
                        move.by(),
                        move.reason().isEmpty() ? null : move.reason(),
                        href));
            }
            for (Sample sample : records.samples(measure.id())) {
                if (!told.add(sample.origin())) {
                    continue;
                }
                entries.add(new TimelineEntry(
                        sample.at(),
                        "sample",
                        "care.timeline.sample",
                        List.of(texts.of(sample.result().key())),
                        sample.by(),
                        null,
                        href));
            }
            for (Temperature reading : records.temperatures(measure.id())) {
                if (reading.concern() != null && !reading.replaced()) {
                    entries.add(new TimelineEntry(
                            reading.at(),
                            "alarm",
                            "care.timeline.concern",
                            List.of(
                                    texts.of(reading.concern().key()),
                                    reading.celsius().toPlainString()),
                            reading.by(),
                            reading.explained(),
                            href));
                }
            }
            next(measure).ifPresent(entries::add);
            if (measure.isActive()) {
                entries.add(new TimelineEntry(
                        clock.at(
                                measure.endsOn(),
                                schedule.hours(measure, PartOfDay.EVENING).from()),
                        "release",
                        "care.timeline.release",
                        List.of(inWords.protocol(measure.protocol())),
                        null,
                        null,
                        href));
            }
        }
        return entries;
    }

    /** The check or sample that is to be done next, by when. */
    private Optional<TimelineEntry> next(Measure measure) {
        return tasks.ofSource(measure.id().value()).stream()
                .filter(t ->
                        MissedChecks.isCheck(t) && t.isOpen() && t.dueUntil().isAfter(clock.now()))
                .min(Comparator.comparing(Task::dueUntil))
                .map(t -> new TimelineEntry(
                        t.dueUntil(),
                        t.kind().equals(SampleTaking.KEY) ? "sample" : "temperature",
                        "care.timeline.next",
                        List.of(texts.of("tasks.kind." + t.kind()), said(t)),
                        null,
                        null,
                        "/tasks/" + t.id().value()));
    }

    private String said(Task task) {
        TaskMessage detail = tasks.kind(task.kind()).detail(task);
        return texts.of(detail.key(), detail.args().toArray());
    }
}
