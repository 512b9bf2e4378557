package org.linli.care;

import java.util.List;
import org.linli.tasks.Said;

/**
 * Something that must hold before a person is released.
 *
 * @param key message key of its name
 * @param obstacles what stands in the way, each in words; none when it holds
 * @param notes what is worth knowing though it holds: which later test makes good for one that was missed
 */
public record ReleaseCondition(String key, List<Said> obstacles, List<Said> notes) {

    public ReleaseCondition {
        obstacles = List.copyOf(obstacles);
        notes = List.copyOf(notes);
    }

    ReleaseCondition(String key, List<Said> obstacles) {
        this(key, obstacles, List.of());
    }

    public boolean holds() {
        return obstacles.isEmpty();
    }
}
