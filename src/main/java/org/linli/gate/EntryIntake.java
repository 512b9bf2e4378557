package org.linli.gate;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;

/** Where entries are stored as they come; the one place that another path than the plain one would change. */
interface EntryIntake {

    /** Stores those that are not there yet, in the current transaction; answers which these were. */
    Set<UUID> take(Collection<Entry> entries);
}
