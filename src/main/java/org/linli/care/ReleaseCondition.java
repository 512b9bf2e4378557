package org.linli.care;

import java.util.List;
import org.linli.tasks.Said;

/**
 * Something that must hold before a person is released.
 *
 * @param key message key of its name
 * @param obstacles what stands in the way, each in words; none when it holds
 */
public record ReleaseCondition(String key, List<Said> obstacles) {

    public ReleaseCondition {
        obstacles = List.copyOf(obstacles);
    }

    public boolean holds() {
        return obstacles.isEmpty();
    }
}
