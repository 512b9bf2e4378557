package org.linli.care;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.linli.people.PersonId;
import org.linli.policy.Plan.PlannedPhase;
import org.linli.tasks.TaskMessage;

/**
 * A socket: what it means for others that somebody is confined, told where that is decided and on the measure's page.
 * Contributed as a bean.
 */
public interface ConfinementEffect {

    /**
     * What there is to be said, the gravest first; nothing where it means nothing.
     *
     * @param person who is confined, or would be
     * @param phases in order
     */
    List<Line> of(PersonId person, List<PlannedPhase> phases);

    /**
     * A sentence.
     *
     * @param href where something can be done about it; null for nowhere
     * @param isUrgent whether somebody still has to do it
     */
    record Line(TaskMessage words, @Nullable String href, boolean isUrgent) {}
}
