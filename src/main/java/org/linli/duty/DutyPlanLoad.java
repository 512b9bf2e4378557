package org.linli.duty;

import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.linli.rosters.RosterProblem;
import org.linli.rosters.RosterSeat;

/**
 * What somebody stands on the days of a plan.
 *
 * @param nights shifts that count as night
 * @param weekends shifts on Saturdays and Sundays
 * @param festivals shifts on festival days
 */
record DutyPlanLoad(double hours, int nights, int weekends, int festivals) {

    private static final double MINUTES_OF_HOUR = 60;

    static DutyPlanLoad of(RosterProblem problem, List<RosterSeat> seats) {
        long minutes = seats.stream()
                .mapToLong(seat -> Duration.between(seat.begins(), seat.ends()).toMinutes())
                .sum();
        return new DutyPlanLoad(
                minutes / MINUTES_OF_HOUR,
                count(
                        seats,
                        seat -> problem.rules()
                                .limits()
                                .isNight(
                                        seat.begins(),
                                        seat.ends(),
                                        problem.period().zone())),
                count(seats, seat -> DutyDay.isWeekend(seat.day())),
                count(seats, seat -> seat.festival() != null));
    }

    private static int count(List<RosterSeat> seats, Predicate<RosterSeat> counts) {
        return (int) seats.stream().filter(counts).count();
    }
}
