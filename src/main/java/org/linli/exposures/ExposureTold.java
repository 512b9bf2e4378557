package org.linli.exposures;

import java.util.List;
import org.linli.access.Permissions;
import org.linli.care.ConfinementEffect;
import org.linli.people.PersonId;
import org.linli.policy.Plan.PlannedPhase;
import org.linli.tasks.TaskMessage;
import org.springframework.stereotype.Component;

/** Says on the measure of a case or close contact that somebody has to decide about those who live there. */
@Component
class ExposureTold implements ConfinementEffect {

    private final Exposures exposures;
    private final Permissions permissions;

    ExposureTold(Exposures exposures, Permissions permissions) {
        this.exposures = exposures;
        this.permissions = permissions;
    }

    @Override
    public List<Line> of(PersonId person, List<PlannedPhase> phases) {
        return permissions.held(ExposuresSetup.SEE)
                ? exposures.open(person).stream()
                        .map(open -> new Line(
                                TaskMessage.of("exposures.asked." + open.kindCode()),
                                ExposurePages.PATH + "/" + open.id(),
                                true))
                        .toList()
                : List.of();
    }
}
