package org.linli.access;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A socket: at which hours people are to stand where, and who could stand there instead. Contributed as a bean. Whoever
 * calls answers for whether whoever acts may know and change it.
 */
public interface StaffShifts {

    /** Shifts of these that have not begun and touch the day, in their order. */
    List<StaffShift> on(Collection<UUID> people, LocalDate day);

    /** Who could stand there within all limits, the best first: each for nothing, and with a shift back for it. */
    List<StaffStandIn> standIns(StaffShift shift);

    /**
     * Puts somebody else there, or nobody; both are told.
     *
     * @param to null leaves the place open
     * @throws org.linli.platform.Refused where that cannot be any more
     */
    void handOver(StaffShift shift, @Nullable StaffStandIn to);

    /** Lets nobody plan a shift for somebody on a day that they have off. */
    void keepFree(UUID person, LocalDate day);
}
