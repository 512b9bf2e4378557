package org.linli.tasks;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A task as lists show it.
 *
 * @param person name of whom it is about; empty where it is about nobody
 * @param building where the home is; null where only the cell is known
 * @param address of the building, empty where it is not known
 * @param room in the building; empty where there is none
 * @param urgency as its kind said when it was opened
 */
public record TaskRow(
        Task task, String person, @Nullable UUID building, String address, String room, Urgency urgency) {}
