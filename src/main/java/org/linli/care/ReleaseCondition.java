package org.linli.care;

import java.util.List;
import java.util.Set;
import org.linli.tasks.TaskMessage;

/**
 * Something that must hold before a person is released.
 *
 * @param key message key of its name
 * @param obstacles what stands in the way, each in words; none when it holds
 * @param notes what is worth knowing though it holds: which later test makes good for one that was missed
 */
public record ReleaseCondition(String key, List<TaskMessage> obstacles, List<TaskMessage> notes) {

    static final String TEST_AHEAD = "care.obstacle.test.ahead";
    static final String CHECKS_AHEAD = "care.obstacle.checks.ahead";
    private static final Set<String> AHEAD = Set.of("care.obstacle.time", TEST_AHEAD, CHECKS_AHEAD);

    public ReleaseCondition {
        obstacles = List.copyOf(obstacles);
        notes = List.copyOf(notes);
    }

    ReleaseCondition(String key, List<TaskMessage> obstacles) {
        this(key, obstacles, List.of());
    }

    /**
     * Whether nothing stands in the way but that its time has not come: the last day is still to be, or what is to be
     * done is not due yet.
     */
    public boolean waits() {
        return !holds() && obstacles.stream().allMatch(obstacle -> AHEAD.contains(obstacle.key()));
    }

    public boolean holds() {
        return obstacles.isEmpty();
    }
}
