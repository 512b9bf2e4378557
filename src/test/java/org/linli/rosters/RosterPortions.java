package org.linli.rosters;

import static org.linli.rosters.RosterPrices.MEASURES;

import java.util.Arrays;

/**
 * Lets each person take as many shifts of each sort as suit them best at the prices, wherever those are: whole shifts,
 * so that nobody meets their share in hours by a shift and a half. Goes through all sums of units that can be reached
 * (a knapsack with one size for each measure), up to the most that a plan better than the known one can give them.
 */
final class RosterPortions {

    private final RosterPrices prices;
    private final long known;
    private final boolean[][] can;
    private final int[] step = new int[MEASURES.length];
    /** By person: how many steps of each measure, one more than the most. */
    private final int[][] sizes;

    /** By person, so that several persons can be asked at once. */
    private final double[][] leastOf;

    private final int[][] fromOf;

    /** @param known what a plan misses that is there */
    RosterPortions(RosterPrices prices, long known) {
        this.prices = prices;
        this.known = known;
        RosterModel month = prices.month();
        can = new boolean[month.persons().size()][prices.sorts()];
        for (RosterSpot spot : month.spots()) {
            spot.fitting().forEach(person -> can[person.index()][prices.sort(spot)] = true);
            if (spot.locked() != null) {
                can[spot.locked().index()][prices.sort(spot)] = true;
            }
        }
        for (int sort = 0; sort < prices.sorts(); sort++) {
            for (int m = 0; m < step.length; m++) {
                step[m] = gcd(prices.units(sort)[m], step[m]);
            }
        }
        sizes = new int[can.length][MEASURES.length];
        leastOf = new double[can.length][];
        fromOf = new int[can.length][];
        month.persons().forEach(this::size);
    }

    private static int gcd(int one, int other) {
        return other == 0 ? one : gcd(other, one % other);
    }

    /** Nobody is so far over a share that this alone misses more than the known plan. */
    private void size(RosterPerson person) {
        for (int m = 0; m < step.length; m++) {
            int size = 1;
            while (size * (long) step[m] <= most(person, m)
                    && missed(person, m, size) <= Math.max(known, missed(person, m, 0))) {
                size++;
            }
            sizes[person.index()][m] = size;
        }
        int[] size = sizes[person.index()];
        leastOf[person.index()] = new double[size[0] * size[1] * size[2] * size[3]];
        fromOf[person.index()] = new int[leastOf[person.index()].length];
    }

    private long most(RosterPerson person, int measure) {
        if (RosterPrices.weight(person, MEASURES[measure]) == 0) {
            return -1;
        }
        return prices.month().spots().stream()
                .filter(spot -> can[person.index()][prices.sort(spot)])
                .mapToLong(spot -> prices.units(prices.sort(spot))[measure])
                .sum();
    }

    private double missed(RosterPerson person, int measure, int steps) {
        double over = (double) steps * step[measure] - person.goal(MEASURES[measure]);
        return RosterPrices.weight(person, MEASURES[measure]) * over * over;
    }

    /**
     * What their shares miss at least, less what the shifts are worth. Different persons may be asked at once.
     *
     * @param left is told what they take of what they are given, by person and sort; sorts that are not shared with
     *     them are left out
     */
    double take(RosterPerson person, double[][] left) {
        int[] size = sizes[person.index()];
        int at = reach(person, size);
        double best = leastOf[person.index()][at];
        int[] from = fromOf[person.index()];
        while (from[at] >= 0) {
            left[person.index()][from[at]]--;
            at -= offset(person, from[at], size);
        }
        for (int sort = 0; sort < prices.sorts(); sort++) {
            if (offset(person, sort, size) == 0) {
                left[person.index()][sort] = 0;
            }
        }
        return best;
    }

    /** From now on leaves out what would make the bound at these prices larger by more than there is room. */
    void narrow(RosterPerson person, double room) {
        int[] size = sizes[person.index()];
        double best = leastOf[person.index()][reach(person, size)];
        double[] least = leastOf[person.index()];
        var most = new int[size.length];
        int states = size[0] * size[1] * size[2] * size[3];
        for (int i = 0; i < states; i++) {
            if (least[i] - best <= room) {
                int rest = i;
                for (int m = 0; m < size.length; m++) {
                    most[m] = Math.max(most[m], rest % size[m] + 1);
                    rest /= size[m];
                }
            }
        }
        sizes[person.index()] = most;
    }

    /** Fills in what each sum misses less what its shifts are worth, with the last sort; says where that is least. */
    private int reach(RosterPerson person, int[] size) {
        worth(person, size);
        double[] least = leastOf[person.index()];
        double[][] missed = missed(person, size);
        int best = 0;
        int i = 0;
        for (int d = 0; d < size[3]; d++) {
            for (int c = 0; c < size[2]; c++) {
                for (int b = 0; b < size[1]; b++) {
                    double some = missed[3][d] + missed[2][c] + missed[1][b];
                    for (int a = 0; a < size[0]; a++, i++) {
                        least[i] += some + missed[0][a];
                        best = least[i] < least[best] ? i : best;
                    }
                }
            }
        }
        return best;
    }

    private double[][] missed(RosterPerson person, int[] size) {
        var missed = new double[size.length][];
        for (int m = 0; m < size.length; m++) {
            missed[m] = new double[size[m]];
            for (int steps = 0; steps < size[m]; steps++) {
                missed[m][steps] = missed(person, m, steps);
            }
        }
        return missed;
    }

    private void worth(RosterPerson person, int[] size) {
        int states = size[0] * size[1] * size[2] * size[3];
        double[] least = leastOf[person.index()];
        int[] from = fromOf[person.index()];
        Arrays.fill(least, 0, states, Double.POSITIVE_INFINITY);
        Arrays.fill(from, 0, states, -1);
        least[0] = 0;
        for (int sort = 0; sort < prices.sorts(); sort++) {
            int offset = offset(person, sort, size);
            if (can[person.index()][sort] && offset > 0) {
                add(person, sort, offset, size);
            }
        }
    }

    private void add(RosterPerson person, int sort, int offset, int[] size) {
        double price = prices.of(person)[sort];
        double[] least = leastOf[person.index()];
        int[] from = fromOf[person.index()];
        for (int d = steps(person, sort, 3); d < size[3]; d++) {
            for (int c = steps(person, sort, 2); c < size[2]; c++) {
                for (int b = steps(person, sort, 1); b < size[1]; b++) {
                    int row = ((d * size[2] + c) * size[1] + b) * size[0];
                    for (int i = row + steps(person, sort, 0); i < row + size[0]; i++) {
                        double sum = least[i - offset] - price;
                        if (sum < least[i]) {
                            least[i] = sum;
                            from[i] = sort;
                        }
                    }
                }
            }
        }
    }

    /** None where the person does not take part in the measure. */
    private int steps(RosterPerson person, int sort, int measure) {
        return RosterPrices.weight(person, MEASURES[measure]) == 0 ? 0 : prices.units(sort)[measure] / step[measure];
    }

    private int offset(RosterPerson person, int sort, int[] size) {
        return ((steps(person, sort, 3) * size[2] + steps(person, sort, 2)) * size[1] + steps(person, sort, 1))
                        * size[0]
                + steps(person, sort, 0);
    }
}
