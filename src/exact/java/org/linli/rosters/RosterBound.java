package org.linli.rosters;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What no plan of a month can be better than: the Lagrangian dual of the month without the limits that join shifts
 * (one place, rest, runs of days). Each share gets a price for its units; at given prices every shift is manned for
 * itself at the least cost by trying all pairs, and every share takes the units that suit it best. Whatever the prices
 * are, the sum is at most what the best plan misses; the prices are those of the best sharing in fractions.
 */
public final class RosterBound {

    private static final RosterMeasure[] MEASURES = RosterMeasure.values();
    private static final int PATIENCE = 25;
    private static final double REACH = 1.05;
    private static final double INERTIA = 0.6;
    private static final double TOLERANCE = 1e-3;

    private final RosterModel month;
    private final RosterBoard ours;
    private final double[][] prices;
    private final double[][] slack;
    /** All shifts are whole multiples of it. */
    private final long halfHours;

    private final List<Mix> mixes = new ArrayList<>();
    private final double[] one;
    private final double[] other;

    private RosterBound(RosterProblem problem, RosterPlan plan) {
        month = new RosterModel(problem);
        ours = month.board(plan.members());
        halfHours = month.spots().stream()
                .mapToLong(spot -> spot.stint().halfHours())
                .reduce(0, RosterBound::gcd);
        int people = month.persons().size();
        prices = new double[people][MEASURES.length];
        slack = new double[people][MEASURES.length];
        one = new double[people];
        other = new double[people];
        for (RosterPerson person : month.persons()) {
            for (RosterMeasure measure : MEASURES) {
                prices[person.index()][measure.ordinal()] =
                        2.0 * weight(person, measure) * ours.load(person).over(person, measure);
            }
        }
    }

    private static long gcd(long first, long second) {
        return first == 0 ? second : gcd(second % first, first);
    }

    private static int weight(RosterPerson person, RosterMeasure measure) {
        return measure.weight(person.rules().weights());
    }

    /**
     * The largest bound found within the time.
     *
     * @param plan a plan that covers the month; the nearer it is to the best, the faster the bound grows
     */
    public static long of(RosterProblem problem, RosterPlan plan, Duration time) {
        long begin = System.nanoTime();
        return new RosterBound(problem, plan).climb(begin, begin + time.toNanos());
    }

    private long climb(long begin, long deadline) {
        mix(begin + (deadline - begin) / 4);
        return (long) Math.ceil(ascend(deadline) - TOLERANCE);
    }

    /**
     * Block-coordinate Frank-Wolfe, for prices to begin with: each shift in turn moves as far as it pays towards
     * whoever is cheapest for it now, so that shifts are shared out in fractions.
     */
    private void mix(long deadline) {
        month.shifts().forEach(shift -> mixes.add(new Mix(shift)));
        while (System.nanoTime() < deadline) {
            for (RosterShift shift : month.shifts()) {
                clear();
                double cost = man(shift);
                move(mixes.get(shift.index()), cost);
            }
        }
    }

    /** Subgradient steps: what is given more than taken becomes dearer; shorter steps where they lead nowhere. */
    private double ascend(long deadline) {
        double best = value();
        double[][] bestPrices = copy();
        double[][] way = new double[prices.length][MEASURES.length];
        double stride = 1;
        int idle = 0;
        while (System.nanoTime() < deadline) {
            double value = value();
            if (value > best) {
                idle = value > best + 0.5 ? 0 : idle + 1;
                best = value;
                bestPrices = copy();
            } else {
                idle++;
            }
            if (idle > PATIENCE) {
                stride *= 0.7;
                idle = 0;
                for (int i = 0; i < prices.length; i++) {
                    prices[i] = bestPrices[i].clone();
                    Arrays.fill(way[i], 0);
                }
                value();
            }
            step(way, stride * (REACH * best - value));
        }
        return best;
    }

    private double[][] copy() {
        var copy = new double[prices.length][];
        for (int i = 0; i < prices.length; i++) {
            copy[i] = prices[i].clone();
        }
        return copy;
    }

    /** Along the slack and a part of the last way, each measure by its own scale. */
    private void step(double[][] way, double room) {
        double length = 0;
        for (int i = 0; i < prices.length; i++) {
            for (int m = 0; m < MEASURES.length; m++) {
                way[i][m] = slack[i][m] + INERTIA * way[i][m];
                length += scale(m) * way[i][m] * way[i][m];
            }
        }
        for (int i = 0; length > 0 && i < prices.length; i++) {
            for (int m = 0; m < MEASURES.length; m++) {
                prices[i][m] += room / length * scale(m) * way[i][m];
            }
        }
    }

    /** Who stands in a shift, in fractions: the units that it gives to each, and what it costs besides shares. */
    private final class Mix {

        private final double[][] units = new double[prices.length][MEASURES.length];
        private double cost;

        /** As it is in our plan. */
        Mix(RosterShift shift) {
            cost = shift.missed(ours.teams(shift).size());
            for (RosterSpot seat : shift.seats()) {
                RosterPerson person = ours.at(seat);
                if (person != null) {
                    for (RosterSeatRule rule : RosterSeatRule.values()) {
                        cost += seat.cost(rule, person);
                    }
                    give(seat, person, units);
                }
            }
        }
    }

    /** Towards what {@code slack} now gives, whose cost at the prices is known; the prices follow. */
    private void move(Mix mix, double pricedCost) {
        double cost = pricedCost;
        double slope = 0;
        double curve = 0;
        for (RosterPerson person : month.persons()) {
            int i = person.index();
            for (int m = 0; m < MEASURES.length; m++) {
                double way = slack[i][m] - mix.units[i][m];
                cost -= prices[i][m] * slack[i][m];
                slope += prices[i][m] * way;
                curve += 2.0 * scale(m) * way * way;
            }
        }
        slope += cost - mix.cost;
        if (slope >= 0 || curve == 0) {
            return;
        }
        double far = Math.min(1, -slope / curve);
        mix.cost += far * (cost - mix.cost);
        for (int i = 0; i < prices.length; i++) {
            for (int m = 0; m < MEASURES.length; m++) {
                double way = far * (slack[i][m] - mix.units[i][m]);
                mix.units[i][m] += way;
                prices[i][m] += 2.0 * scale(m) * way;
            }
        }
    }

    private double scale(int measure) {
        return MEASURES[measure].weight(month.problem().rules().weights());
    }

    private void clear() {
        for (double[] person : slack) {
            Arrays.fill(person, 0);
        }
    }

    /** The bound at these prices; leaves in {@code slack} how many more units the shifts give than the shares take. */
    private double value() {
        double sum = 0;
        clear();
        for (RosterShift shift : month.shifts()) {
            sum += man(shift);
        }
        for (RosterPerson person : month.persons()) {
            for (RosterMeasure measure : MEASURES) {
                if (person.takesPart(measure)) {
                    sum += take(person, measure);
                }
            }
        }
        return sum;
    }

    /** Least of the weighed square less what the units are worth, over whole units. */
    private double take(RosterPerson person, RosterMeasure measure) {
        int m = measure.ordinal();
        double price = prices[person.index()][m];
        int weight = weight(person, measure);
        long goal = person.goal(measure);
        double ideal = weight == 0 ? 0 : Math.max(0, goal + price / (2 * weight));
        long step = measure == RosterMeasure.HOURS ? halfHours : 4;
        long below = (long) Math.floor(ideal / step) * step;
        double low = worth(below, goal, weight, price);
        double high = worth(below + step, goal, weight, price);
        slack[person.index()][m] -= low <= high ? below : below + step;
        return Math.min(low, high);
    }

    private static double worth(long units, long goal, int weight, double price) {
        return (double) weight * (units - goal) * (units - goal) - price * units;
    }

    private double man(RosterShift shift) {
        List<RosterSpot> seats = shift.seats();
        if (seats.size() == 2) {
            return pair(seats.getFirst(), seats.getLast());
        }
        double sum = 0;
        for (RosterSpot seat : seats) {
            RosterPerson best = null;
            price(seat, one);
            for (RosterPerson person : seat.fitting()) {
                if (best == null || one[person.index()] < one[best.index()]) {
                    best = person;
                }
            }
            if (best != null) {
                sum += one[best.index()];
                give(seat, best, slack);
            }
        }
        return sum;
    }

    private double pair(RosterSpot first, RosterSpot second) {
        price(first, one);
        price(second, other);
        double apart = first.shift().missed(2);
        double least = Double.POSITIVE_INFINITY;
        RosterPerson left = null;
        RosterPerson right = null;
        for (RosterPerson person : first.fitting()) {
            double half = one[person.index()];
            for (RosterPerson mate : second.fitting()) {
                double both = half + other[mate.index()];
                if (both < least && person != mate) {
                    both += person.team() == null
                                    || mate.team() == null
                                    || person.team().equals(mate.team())
                            ? 0
                            : apart;
                    if (both < least) {
                        least = both;
                        left = person;
                        right = mate;
                    }
                }
            }
        }
        if (left == null || right == null) {
            throw new IllegalStateException("Nobody can take " + first + " and " + second);
        }
        give(first, left, slack);
        give(second, right, slack);
        return least;
    }

    private void price(RosterSpot seat, double[] into) {
        for (RosterPerson person : seat.fitting()) {
            double cost = 0;
            for (RosterSeatRule rule : RosterSeatRule.values()) {
                cost += seat.cost(rule, person);
            }
            for (RosterMeasure measure : MEASURES) {
                if (person.takesPart(measure)) {
                    cost += prices[person.index()][measure.ordinal()] * measure.units(seat.stint());
                }
            }
            into[person.index()] = cost;
        }
    }

    private static void give(RosterSpot seat, RosterPerson person, double[][] into) {
        for (RosterMeasure measure : MEASURES) {
            if (person.takesPart(measure)) {
                into[person.index()][measure.ordinal()] += measure.units(seat.stint());
            }
        }
    }
}
