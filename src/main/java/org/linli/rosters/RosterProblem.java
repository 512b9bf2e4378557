package org.linli.rosters;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What is to be planned.
 *
 * @param seats all that begin within the period
 * @param fixed duties on the days before, as far back as a run of days can reach, and on days after that are published
 * @param history of each member since the first day of the season; none for who is not in it
 * @param locked who keeps which seat whatever it breaks, by seat
 * @param present who has which seat now, by seat; a new plan departs from it as little as it can
 */
public record RosterProblem(
        RosterPeriod period,
        RosterRules rules,
        List<RosterSeat> seats,
        List<RosterMember> members,
        List<RosterDuty> fixed,
        Map<UUID, RosterHistory> history,
        Map<UUID, UUID> locked,
        Map<UUID, UUID> present) {

    /** Throws {@link IllegalArgumentException} when a seat's duty day is not the one on which it begins. */
    public RosterProblem {
        seats = List.copyOf(seats);
        members = List.copyOf(members);
        fixed = List.copyOf(fixed);
        history = Map.copyOf(history);
        locked = Map.copyOf(locked);
        present = Map.copyOf(present);
        for (RosterSeat seat : seats) {
            if (!seat.begins().atZone(period.zone()).toLocalDate().equals(seat.day()) || !period.contains(seat.day())) {
                throw new IllegalArgumentException(
                        "Seat " + seat.id() + " of " + seat.day() + " begins " + seat.begins() + ", outside " + period);
            }
        }
    }

    /** The same with other seats locked. */
    public RosterProblem withLocked(Map<UUID, UUID> others) {
        return new RosterProblem(period, rules, seats, members, fixed, history, others, present);
    }
}
