package org.linli.rosters;

import static org.linli.rosters.RosterPrices.MEASURES;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What no plan of a month can be better than: the Lagrangian dual of the month without the limits of one person (one
 * place, rest, runs of days). Each person has a price for each sort of seat. At given prices every shift is manned for
 * itself at the least cost, and every person takes whole shifts of each sort as they suit them best. Whatever the
 * prices are, the sum is at most what the best plan misses; the search is for prices that make it large.
 */
public final class RosterBound {

    private static final double TOLERANCE = 1e-3;
    private static final double MIXING = 0.25;
    private static final double FIRST_STRIDE = 0.05;
    private static final double LEAST_STRIDE = 1e-5;
    private static final double LONGER = 1.5;
    private static final double SHORTER = 0.66;
    private static final int PATIENCE = 20;
    private static final int ROUND = 50;
    private static final double FRESH = 0.02;
    private static final double LEAST_FRESH = 0.002;
    private static final double LITTLE = 0.0005;

    private final RosterPrices prices;
    private final RosterBoard ours;
    private final RosterCrews crews;
    private final RosterPortions portions;
    private final double known;
    /** What the shifts give more than the persons take, by person and sort. */
    private final double[][] left;
    /** How far each is over each share, in fractions. */
    private final double[][] over;

    private RosterBound(RosterProblem problem, RosterPlan plan) {
        prices = new RosterPrices(new RosterModel(problem));
        ours = prices.month().board(plan.members());
        known = ours.score().missed();
        crews = new RosterCrews(prices);
        portions = new RosterPortions(prices, ours.score().missed());
        left = prices.nothing();
        over = new double[left.length][MEASURES.length];
        for (RosterPerson person : prices.month().persons()) {
            for (RosterMeasure measure : MEASURES) {
                over[person.index()][measure.ordinal()] = ours.load(person).over(person, measure);
            }
            follow(person);
        }
    }

    /**
     * The largest bound found within the time, at most what the plan misses.
     *
     * @param plan a plan that covers the month and breaks no limit; the better it is, the faster the bound grows
     */
    public static long of(RosterProblem problem, RosterPlan plan, Duration time) {
        var bound = new RosterBound(problem, plan);
        long begin = System.nanoTime();
        bound.mix(begin + (long) (time.toNanos() * MIXING));
        return (long) Math.ceil(Math.min(bound.known, bound.climb(begin + time.toNanos())) - TOLERANCE);
    }

    /** Who stands in a shift, in fractions: how many seats of each sort it gives to each, and what it costs so far. */
    private final class Mix {

        private final double[][] seats = prices.nothing();
        private double cost;

        /** As it is in our plan. */
        Mix(RosterShift shift) {
            cost = shift.missed(ours.teams(shift).size());
            for (RosterSpot seat : shift.seats()) {
                RosterPerson person = ours.at(seat);
                if (person != null) {
                    cost += seat.missed(person);
                    seats[person.index()][prices.sort(seat)]++;
                }
            }
        }
    }

    /**
     * Block-coordinate Frank-Wolfe, for prices to begin with: each shift in turn moves as far as it pays towards
     * whoever is cheapest for it now, so that shifts are shared out in fractions.
     */
    private void mix(long deadline) {
        List<Mix> mixes = new ArrayList<>();
        prices.month().shifts().forEach(shift -> mixes.add(new Mix(shift)));
        while (System.nanoTime() < deadline) {
            for (RosterShift shift : prices.month().shifts()) {
                clear();
                double cost = crews.man(shift, left);
                move(mixes.get(shift.index()), cost);
            }
        }
    }

    /** Towards what {@code left} now gives, whose cost at the prices is known; the prices follow. */
    private void move(Mix mix, double pricedCost) {
        double cost = pricedCost;
        double slope = 0;
        double curve = 0;
        for (RosterPerson person : prices.month().persons()) {
            int i = person.index();
            double[] way = units(mix, i);
            for (int sort = 0; sort < prices.sorts(); sort++) {
                cost -= prices.of(person)[sort] * left[i][sort];
                slope += prices.of(person)[sort] * (left[i][sort] - mix.seats[i][sort]);
            }
            for (RosterMeasure measure : MEASURES) {
                curve += 2.0 * RosterPrices.weight(person, measure) * way[measure.ordinal()] * way[measure.ordinal()];
            }
        }
        slope += cost - mix.cost;
        if (slope >= 0 || curve == 0) {
            return;
        }
        double far = Math.min(1, -slope / curve);
        mix.cost += far * (cost - mix.cost);
        for (RosterPerson person : prices.month().persons()) {
            int i = person.index();
            double[] way = units(mix, i);
            for (int m = 0; m < way.length; m++) {
                over[i][m] += far * way[m];
            }
            for (int sort = 0; sort < prices.sorts(); sort++) {
                mix.seats[i][sort] += far * (left[i][sort] - mix.seats[i][sort]);
            }
            follow(person);
        }
    }

    /** What somebody would be given more, in units. */
    private double[] units(Mix mix, int person) {
        var units = new double[MEASURES.length];
        for (int sort = 0; sort < prices.sorts(); sort++) {
            double more = left[person][sort] - mix.seats[person][sort];
            for (int m = 0; more != 0 && m < units.length; m++) {
                units[m] += more * prices.units(sort)[m];
            }
        }
        return units;
    }

    /** The prices of a person become what a little more of each sort would make them miss. */
    private void follow(RosterPerson person) {
        for (int sort = 0; sort < prices.sorts(); sort++) {
            double price = 0;
            for (RosterMeasure measure : MEASURES) {
                int m = measure.ordinal();
                price += 2.0 * RosterPrices.weight(person, measure) * over[person.index()][m] * prices.units(sort)[m];
            }
            prices.of(person)[sort] = price;
        }
    }

    private void clear() {
        for (double[] person : left) {
            Arrays.fill(person, 0);
        }
    }

    /** The bound at these prices; leaves in {@code left} how many more seats the shifts give than the persons take. */
    private double value() {
        double sum = 0;
        clear();
        for (RosterShift shift : prices.month().shifts()) {
            sum += crews.man(shift, left);
        }
        return sum
                + prices.month().persons().parallelStream()
                        .mapToDouble(person -> portions.take(person, left))
                        .sum();
    }

    /**
     * The volume algorithm: from the best prices so far along a running mean of what was left, so that what is given
     * too often becomes dearer.
     */
    private double climb(long deadline) {
        double best = value();
        double begun = best;
        double[][] centre = copy(prices.all());
        double[][] way = copy(left);
        double stride = FIRST_STRIDE;
        double fresh = FRESH;
        int idle = 0;
        for (int round = 1; System.nanoTime() < deadline && best < known; round++) {
            if (round % ROUND == 1) {
                narrow(centre, known - best);
            }
            double length = product(way, way);
            if (length < TOLERANCE) {
                break;
            }
            step(centre, way, stride * (known - best) / length);
            double value = value();
            double along = product(way, left);
            if (value > best) {
                best = value;
                centre = copy(prices.all());
                idle = 0;
                stride *= along > 0 ? LONGER : 1;
            } else if (++idle == PATIENCE) {
                stride = Math.max(stride * SHORTER, LEAST_STRIDE);
                idle = 0;
            }
            mix(way, share(length, along, product(left, left), fresh));
            if (round % (2 * ROUND) == 0) {
                fresh = best - begun < LITTLE * best ? Math.max(fresh / 2, LEAST_FRESH) : fresh;
                begun = best;
            }
        }
        return best;
    }

    private void narrow(double[][] at, double room) {
        put(at);
        prices.month().persons().parallelStream().forEach(person -> portions.narrow(person, room + 1));
    }

    private void put(double[][] all) {
        for (int i = 0; i < all.length; i++) {
            System.arraycopy(all[i], 0, prices.all()[i], 0, all[i].length);
        }
    }

    private void step(double[][] from, double[][] way, double far) {
        put(from);
        for (int i = 0; i < way.length; i++) {
            for (int sort = 0; sort < way[i].length; sort++) {
                prices.all()[i][sort] += far * way[i][sort];
            }
        }
    }

    /** How much of what is left now makes the mean shortest, within what is allowed. */
    private static double share(double length, double along, double now, double most) {
        double apart = now - 2 * along + length;
        double best = apart > 0 ? (length - along) / apart : most;
        return Math.clamp(best, most / 10, most);
    }

    private void mix(double[][] way, double share) {
        for (int i = 0; i < way.length; i++) {
            for (int sort = 0; sort < way[i].length; sort++) {
                way[i][sort] += share * (left[i][sort] - way[i][sort]);
            }
        }
    }

    private static double product(double[][] one, double[][] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            for (int k = 0; k < one[i].length; k++) {
                sum += one[i][k] * other[i][k];
            }
        }
        return sum;
    }

    private static double[][] copy(double[][] all) {
        return Arrays.stream(all).map(double[]::clone).toArray(double[][]::new);
    }
}
