package org.linli.vaccination;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linli.people.PersonId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is on record about those who come to a site, as far as whoever works there must know it. */
@Service
@Transactional(readOnly = true)
public class SiteBackgrounds {

    private final Doses doses;
    private final Obstacles obstacles;
    private final ReactionStore reactions;

    SiteBackgrounds(Doses doses, Obstacles obstacles, ReactionStore reactions) {
        this.doses = doses;
        this.obstacles = obstacles;
        this.reactions = reactions;
    }

    /**
     * What is on record about somebody.
     *
     * @param given the doses that count
     * @param obstacle the one that holds on the day; null for none
     * @param reactions the latest first
     */
    record Background(List<Dose> given, @Nullable Obstacle obstacle, List<Reaction> reactions) {

        /** The same without a dose and what was noticed after it. */
        Background before(@Nullable SiteEvent jab) {
            return jab == null
                    ? this
                    : new Background(
                            given.stream()
                                    .filter(dose -> !dose.id().equals(jab.id()))
                                    .toList(),
                            obstacle,
                            reactions.stream()
                                    .filter(one -> !one.dose().equals(jab.id()))
                                    .toList());
        }
    }

    Map<PersonId, Background> of(Collection<PersonId> persons, LocalDate day) {
        Map<PersonId, List<Dose>> given = doses.counting(persons);
        Map<PersonId, Obstacle> kept = obstacles.ofAll(persons, day);
        Map<PersonId, List<Reaction>> noticed =
                reactions.of(persons).stream().collect(Collectors.groupingBy(one -> PersonId.of(one.person())));
        Map<PersonId, Background> backgrounds = new HashMap<>();
        for (PersonId person : persons) {
            backgrounds.put(
                    person,
                    new Background(
                            given.getOrDefault(person, List.of()),
                            kept.get(person),
                            noticed.getOrDefault(person, List.of())));
        }
        return backgrounds;
    }
}
