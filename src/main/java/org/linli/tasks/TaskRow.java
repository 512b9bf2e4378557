package org.linli.tasks;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A task as lists show it.
 *
 * @param person name of whom, or of what, it is about; empty where it is about neither
 * @param building where the home is; null where only the cell is known
 * @param address of the building, empty where it is not known
 * @param room in the building; empty where there is none
 * @param order place of the building, or of what is in none, on the way through the cell; null where that is not known
 * @param urgency as its kind said when it was opened
 */
public record TaskRow(
        Task task,
        String person,
        @Nullable UUID building,
        String address,
        String room,
        @Nullable Integer order,
        Urgency urgency) {}
