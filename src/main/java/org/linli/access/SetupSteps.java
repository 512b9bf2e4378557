package org.linli.access;

import java.util.Comparator;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The way from an empty installation to one that can be worked with. */
@Service
public class SetupSteps {

    private final ObjectProvider<SetupStep> steps;
    private final Permissions permissions;

    SetupSteps(ObjectProvider<SetupStep> steps, Permissions permissions) {
        this.steps = steps;
        this.permissions = permissions;
    }

    /** All steps with how they stand, while any is open; empty afterwards, and for all but the administrator. */
    @Transactional(readOnly = true)
    public List<Standing> open() {
        if (Acting.now().role() != Role.ADMINISTRATOR) {
            return List.of();
        }
        List<Standing> all = steps.stream()
                .sorted(Comparator.comparingInt(SetupStep::order))
                .map(step -> new Standing(step, step.count().getAsLong(), permissions.held(step.permission())))
                .toList();
        return all.stream().allMatch(Standing::done) ? List.of() : all;
    }

    /**
     * How a step stands.
     *
     * @param count how much is there
     * @param permitted whether whoever looks may take it
     */
    public record Standing(SetupStep step, long count, boolean permitted) {

        public boolean done() {
            return count > 0;
        }
    }
}
