package org.linli.rosters;

import java.util.List;

/** Mans each shift by itself at the least cost, whoever stands elsewhere at the time. */
final class RosterCrews {

    private final RosterPrices prices;
    private final double[] one;
    private final double[] other;

    RosterCrews(RosterPrices prices) {
        this.prices = prices;
        one = new double[prices.month().persons().size()];
        other = new double[one.length];
    }

    /**
     * The least that a shift costs. Teams are only told apart where two stand in it; elsewhere that is left out.
     *
     * @param given is told what each person then stands, by person and sort
     */
    double man(RosterShift shift, double[][] given) {
        List<RosterSpot> seats = shift.seats();
        if (seats.size() == 2) {
            return pair(seats.getFirst(), seats.getLast(), given);
        }
        double sum = 0;
        for (RosterSpot seat : seats) {
            price(seat, one);
            RosterPerson best = null;
            for (RosterPerson person : able(seat)) {
                if (best == null || one[person.index()] < one[best.index()]) {
                    best = person;
                }
            }
            if (best == null) {
                throw new IllegalArgumentException("Nobody can take " + seat);
            }
            sum += one[best.index()];
            given[best.index()][prices.sort(seat)]++;
        }
        return sum;
    }

    private double pair(RosterSpot first, RosterSpot second, double[][] given) {
        price(first, one);
        price(second, other);
        double apart = first.shift().missed(2);
        double least = Double.POSITIVE_INFINITY;
        RosterPerson left = null;
        RosterPerson right = null;
        for (RosterPerson person : able(first)) {
            double half = one[person.index()];
            for (RosterPerson mate : able(second)) {
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
            throw new IllegalArgumentException("Nobody can take " + first + " and " + second);
        }
        given[left.index()][prices.sort(first)]++;
        given[right.index()][prices.sort(second)]++;
        return least;
    }

    private void price(RosterSpot seat, double[] into) {
        for (RosterPerson person : able(seat)) {
            into[person.index()] = seat.missed(person) + prices.of(person)[prices.sort(seat)];
        }
    }

    private static List<RosterPerson> able(RosterSpot seat) {
        return seat.locked() == null ? seat.fitting() : List.of(seat.locked());
    }
}
