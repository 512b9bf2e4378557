package org.linli.tasks;

import java.util.List;
import java.util.Map;
import org.linli.access.Account;
import org.linli.access.AreaPath;

/**
 * What would change hands.
 *
 * @param from whose tasks they are
 * @param total how many
 * @param kinds how many of each kind
 * @param places where they are, also those that are not asked for
 * @param receivers who can take them, who can take most in front
 */
record TaskHandoverPreview(
        Account from, int total, Map<TaskKind, Integer> kinds, List<Place> places, List<Receiver> receivers) {

    /** A cell, and how many are to do there. */
    record Place(AreaPath path, int tasks, boolean asked) {}

    /** Somebody who may do so many of them and sees their places. */
    record Receiver(Account account, int tasks) {}
}
