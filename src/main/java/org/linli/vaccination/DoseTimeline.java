package org.linli.vaccination;

import java.time.LocalTime;
import java.util.List;
import java.util.stream.Stream;
import org.linli.access.Permissions;
import org.linli.people.PersonId;
import org.linli.people.TimelineEntry;
import org.linli.people.TimelineSource;
import org.linli.platform.BusinessClock;
import org.springframework.stereotype.Component;

/** Doses and obstacles in somebody's story; those that were mistaken too, as such. */
@Component
class DoseTimeline implements TimelineSource {

    private final Doses doses;
    private final Obstacles obstacles;
    private final ReactionStore reactions;
    private final DoseWords words;
    private final Permissions permissions;
    private final BusinessClock clock;

    DoseTimeline(
            Doses doses,
            Obstacles obstacles,
            ReactionStore reactions,
            DoseWords words,
            Permissions permissions,
            BusinessClock clock) {
        this.reactions = reactions;
        this.doses = doses;
        this.obstacles = obstacles;
        this.words = words;
        this.permissions = permissions;
        this.clock = clock;
    }

    @Override
    public List<TimelineEntry> of(PersonId person) {
        return permissions.held(Doses.SEE)
                ? Stream.of(
                                doses.of(person).stream().map(this::dose),
                                obstacles.of(person).stream().map(this::obstacle),
                                reactions.of(person).stream().map(this::reaction))
                        .flatMap(lines -> lines)
                        .toList()
                : List.of();
    }

    private TimelineEntry dose(DoseOnRecord known) {
        return TimelineEntry.of(
                clock.at(known.dose().day(), LocalTime.NOON),
                "syringe",
                known.ended() == null ? "vaccination.story.dose" : "vaccination.story.ended",
                known.enteredBy(),
                words.number(known.dose()),
                words.detail(known.dose()));
    }

    private TimelineEntry reaction(Reaction one) {
        return new TimelineEntry(
                one.at(),
                one.isSerious() ? "alarm" : "syringe",
                "vaccination.story.reaction",
                List.of(words.signs(one)),
                one.by(),
                one.note().isEmpty() ? null : one.note(),
                null);
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
