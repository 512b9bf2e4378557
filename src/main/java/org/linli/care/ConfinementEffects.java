package org.linli.care;

import java.util.List;
import org.linli.people.PersonId;
import org.linli.policy.Phase;
import org.linli.policy.Plan.PlannedPhase;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What it means for others that somebody is confined, from all modules. */
@Component
public class ConfinementEffects {

    private final ObjectProvider<ConfinementEffect> all;

    ConfinementEffects(ObjectProvider<ConfinementEffect> all) {
        this.all = all;
    }

    /** Nothing where no phase confines. */
    public List<ConfinementEffect.Line> of(PersonId person, List<PlannedPhase> phases) {
        return phases.stream().map(PlannedPhase::kind).anyMatch(Phase.Kind::confines)
                ? all.orderedStream()
                        .flatMap(effect -> effect.of(person, phases).stream())
                        .toList()
                : List.of();
    }

    /** Of a measure that lasts. */
    public List<ConfinementEffect.Line> of(Measure measure) {
        return measure.isActive() && !measure.drill() ? of(measure.personId(), measure.phases()) : List.of();
    }
}
