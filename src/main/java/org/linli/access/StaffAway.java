package org.linli.access;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;

/**
 * A socket: who is away on a day, such as whoever has the day off. They are shown as such wherever tasks are given.
 * Contributed as a bean.
 */
public interface StaffAway {

    /** The accounts that are away on the day, as far as whoever acts may know of them. */
    Set<UUID> on(LocalDate day);
}
