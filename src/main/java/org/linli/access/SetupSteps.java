package org.linli.access;

import java.util.Comparator;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** The way from an empty installation to one that can be worked with. */
@Service
public class SetupSteps {

    private final ObjectProvider<SetupStep> steps;
    private final Permissions permissions;
    private final TransactionTemplate transaction;

    SetupSteps(ObjectProvider<SetupStep> steps, Permissions permissions, TransactionTemplate transaction) {
        this.steps = steps;
        this.permissions = permissions;
        this.transaction = transaction;
    }

    /** All steps with how they stand, while any is open; empty afterwards, and for all but the administrator. */
    public List<Standing> open() {
        return Acting.now().role() == Role.ADMINISTRATOR ? transaction.execute(status -> counted()) : List.of();
    }

    private List<Standing> counted() {
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
