package org.linli.vaccination;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.Permissions;
import org.linli.people.PersonId;
import org.linli.people.PersonSection;
import org.springframework.stereotype.Component;

/** The doses of somebody, what is due and what stands against it, on their page. */
@Component
class DoseSection implements PersonSection {

    private final Doses doses;
    private final Obstacles obstacles;
    private final DoseWords words;
    private final Permissions permissions;

    DoseSection(Doses doses, Obstacles obstacles, DoseWords words, Permissions permissions) {
        this.doses = doses;
        this.obstacles = obstacles;
        this.words = words;
        this.permissions = permissions;
    }

    /**
     * What is drawn.
     *
     * @param gone what is on record and does not count any more
     * @param obstacle the one that holds; null for none
     * @param mayEnter whether whoever looks may put something right
     */
    public record Shown(
            UUID person,
            String due,
            List<Line> doses,
            List<Line> gone,
            @Nullable Why obstacle,
            boolean mayEnter) {}

    /**
     * A dose.
     *
     * @param origin message key of how it became known
     * @param against what spoke against it; empty for nothing
     * @param ended message key of why it does not count; empty where it does
     */
    public record Line(
            UUID id, String number, LocalDate day, String detail, String origin, String against, String ended) {}

    /** Why they are not given one. */
    public record Why(UUID id, String line, String found) {}

    @Override
    public String permission() {
        return Doses.SEE;
    }

    @Override
    public String template() {
        return "vaccination/parts";
    }

    @Override
    public Object of(PersonId person) {
        List<DoseOnRecord> known = doses.of(person);
        List<Dose> counting = DoseOnRecord.counting(known);
        List<Line> all = known.stream().map(one -> line(one, counting)).toList();
        return new Shown(
                person.value(),
                words.due(doses.next(person).orElse(null)),
                all.stream().filter(line -> line.ended().isEmpty()).toList(),
                all.stream().filter(line -> !line.ended().isEmpty()).toList(),
                obstacles
                        .holding(person)
                        .map(one -> new Why(one.id(), words.obstacle(one), words.found(one)))
                        .orElse(null),
                permissions.held(Doses.ENTER));
    }

    private Line line(DoseOnRecord known, List<Dose> counting) {
        DoseOnRecord.Ended ended = known.ended();
        return new Line(
                known.dose().id(),
                words.number(known.dose(), counting),
                known.dose().day(),
                words.detail(known.dose()),
                known.origin().key(),
                words.against(known.against()),
                ended == null ? "" : ended.why().key());
    }
}
