package org.linli.rosters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.linli.rosters.RosterSample.MONDAY;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class RosterBoundProperties {

    private static final RosterScore NOTHING_BETTER = new RosterScore(0, 0, Long.MAX_VALUE);

    /** Three or four people in two teams with uneven pasts, two shifts of two and two of one on three days. */
    private static RosterSample sample(Random random) {
        var sample = new RosterSample(RosterSample.RULES.weights());
        int people = 3 + random.nextInt(2);
        for (int i = 0; i < people; i++) {
            UUID member = random.nextInt(4) == 0 ? sample.anybody() : sample.inTeam(random.nextInt(2));
            var before = new RosterHistory(30, 60L * random.nextInt(40), random.nextInt(3), random.nextInt(3), 0);
            sample.history.put(member, before);
        }
        for (int shift = 0; shift < 4; shift++) {
            int day = 3 + random.nextInt(3);
            int hour = random.nextInt(24);
            int hours = 2 + random.nextInt(7);
            String festival = random.nextInt(4) == 0 ? "festival" : null;
            for (int seat = 0; seat < 1 + shift % 2; seat++) {
                sample.seat(MONDAY.plusDays(day), hour, hours, 100 + shift, null, festival);
            }
        }
        return sample;
    }

    /** By trying all plans. */
    private static Optional<RosterPlan> best(RosterProblem problem) {
        RosterBoard board = new RosterModel(problem).board(Map.of());
        RosterPlan[] best = {new RosterPlan(Map.of(), NOTHING_BETTER)};
        place(board, 0, best);
        return Optional.of(best[0]).filter(plan -> !plan.members().isEmpty());
    }

    private static void place(RosterBoard board, int index, RosterPlan[] best) {
        if (index == board.model().spots().size()) {
            if (board.score().compareTo(best[0].score()) < 0) {
                best[0] = board.plan();
            }
            return;
        }
        RosterSpot spot = board.model().spots().get(index);
        for (RosterPerson person : board.model().persons()) {
            board.place(spot, person);
            place(board, index + 1, best);
            board.clear(spot);
        }
    }

    @Property(tries = 60)
    void noPlanIsBetterThanTheBound(@ForAll long seed) {
        var random = new Random(seed);
        RosterProblem problem = sample(random).problem();
        best(problem).ifPresent(best -> {
            RosterPlan start = random.nextBoolean() ? best : other(problem, best);
            assertThat(RosterBound.of(problem, start, Duration.ofMillis(60)))
                    .isLessThanOrEqualTo(best.score().missed());
        });
    }

    /** The same with two seats exchanged where that breaks nothing: the bound must not rest on the plan being best. */
    private static RosterPlan other(RosterProblem problem, RosterPlan best) {
        for (RosterSeat one : problem.seats()) {
            for (RosterSeat two : problem.seats()) {
                Map<UUID, UUID> members = new HashMap<>(best.members());
                members.put(one.id(), best.members().get(two.id()));
                members.put(two.id(), best.members().get(one.id()));
                RosterPlan plan = new RosterModel(problem).board(members).plan();
                if (plan.score().broken() == 0
                        && plan.score().missed() > best.score().missed()) {
                    return plan;
                }
            }
        }
        return best;
    }
}
