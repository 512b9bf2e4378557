package org.linli.vaccination;

import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.linli.access.Permissions;
import org.linli.people.PersonId;
import org.linli.people.TimelineEntry;
import org.linli.people.TimelineSource;
import org.linli.platform.BusinessClock;
import org.linli.platform.Texts;
import org.linli.tasks.Task;
import org.linli.tasks.Tasks;
import org.springframework.stereotype.Component;

/** Doses and obstacles in somebody's story; those that were mistaken too, as such. */
@Component
class DoseTimeline implements TimelineSource {

    private final Doses doses;
    private final Obstacles obstacles;
    private final Reactions reactions;
    private final DoseWords words;
    private final Texts texts;
    private final Permissions permissions;
    private final BusinessClock clock;

    DoseTimeline(
            Doses doses,
            Obstacles obstacles,
            Reactions reactions,
            DoseWords words,
            Texts texts,
            Permissions permissions,
            BusinessClock clock) {
        this.reactions = reactions;
        this.doses = doses;
        this.obstacles = obstacles;
        this.words = words;
        this.texts = texts;
        this.permissions = permissions;
        this.clock = clock;
    }

    @Override
    public List<TimelineEntry> of(PersonId person) {
        if (!permissions.held(Doses.SEE)) {
            return List.of();
        }
        List<DoseOnRecord> known = doses.of(person);
        List<Dose> counting = DoseOnRecord.counting(known);
        List<Reaction> told = reactions.of(person);
        Map<UUID, List<Task>> alarms = permissions.held(Tasks.SEE) ? reactions.alarms(told) : Map.of();
        return Stream.of(
                        known.stream().map(one -> dose(one, counting)),
                        obstacles.of(person).stream().map(this::obstacle),
                        told.stream().map(one -> reaction(one, alarms.getOrDefault(one.id(), List.of()))))
                .flatMap(lines -> lines)
                .toList();
    }

    private TimelineEntry dose(DoseOnRecord known, List<Dose> counting) {
        return new TimelineEntry(
                clock.at(known.dose().day(), LocalTime.NOON),
                "syringe",
                known.ended() == null ? "vaccination.story.dose" : "vaccination.story.ended",
                List.of(words.number(known.dose(), counting), words.detail(known.dose())),
                known.enteredBy(),
                known.against().isEmpty() ? null : texts.of("vaccination.against", words.against(known.against())),
                null);
    }

    private TimelineEntry reaction(Reaction one, List<Task> alarms) {
        return new TimelineEntry(
                one.at(),
                one.isSerious() ? "alarm" : "syringe",
                one.isSerious() ? "vaccination.story.serious" : "vaccination.story.reaction",
                List.of(words.signs(one)),
                one.by(),
                one.note().isEmpty() ? null : one.note(),
                alarms.isEmpty() ? null : "/tasks/" + alarms.getLast().id());
    }

    private TimelineEntry obstacle(Obstacle one) {
        return new TimelineEntry(
                one.enteredAt(),
                "syringe",
                "vaccination.story.obstacle",
                List.of(words.obstacle(one)),
                one.enteredBy(),
                words.found(one).isEmpty() ? null : words.found(one),
                null);
    }
}
