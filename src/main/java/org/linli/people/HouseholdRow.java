package org.linli.people;

import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;

/**
 * A household as lists show it.
 *
 * @param head name of its head; null while nobody is named
 * @param address of the home, as 3组60号202室; empty where it is not known
 * @param members people who live in it now
 */
record HouseholdRow(
        HouseholdId id, HouseholdKind kind, @Nullable String head, String address, AreaPath path, int members) {}
