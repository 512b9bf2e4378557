package org.linli.tasks;

import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;

/**
 * Where tasks are.
 *
 * @param path the cell of the household
 * @param rentalPath the rental cell; null where there is none
 */
public record TaskPlace(AreaPath path, @Nullable AreaPath rentalPath) {

    /** Where a task is. */
    public static TaskPlace of(Task task) {
        return new TaskPlace(task.path(), task.rentalPath());
    }

    /** As somebody who works in that area calls it: the rental cell only where the other is not theirs. */
    public AreaPath within(AreaPath home) {
        return home.covers(path) || rentalPath == null ? path : rentalPath;
    }
}
