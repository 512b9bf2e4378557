package org.linli.vaccination;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.linli.care.Measure;
import org.linli.care.Measures;
import org.linli.care.MeasuresBegun;
import org.linli.people.PersonId;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Whoever must stay where they are: they are not asked to a day on which others come, and where they come all the same
 * they are driven alone.
 */
@Component
class ConfinedPersons {

    private final Measures measures;
    private final Appointments appointments;

    ConfinedPersons(Measures measures, Appointments appointments) {
        this.measures = measures;
        this.appointments = appointments;
    }

    /** Those of them who must stay where they are on a day. */
    Set<UUID> on(LocalDate day, Collection<PersonId> persons) {
        return measures.active(persons).values().stream()
                .filter(measure -> !measure.drill() && measure.confinesOn(day))
                .map(measure -> measure.personId().value())
                .collect(Collectors.toSet());
    }

    /** The lift of whoever is to come to a day is asked for anew. */
    @EventListener
    void begun(MeasuresBegun event) {
        List<PersonId> confined = event.measures().stream()
                .filter(measure -> !measure.drill() && measure.confines())
                .map(Measure::personId)
                .toList();
        if (!confined.isEmpty()) {
            appointments.again(confined);
        }
    }
}
