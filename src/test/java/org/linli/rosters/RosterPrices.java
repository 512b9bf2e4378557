package org.linli.rosters;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a seat costs each person, by the sort of the seat: seats are of one sort when they share alike. */
final class RosterPrices {

    static final RosterMeasure[] MEASURES = RosterMeasure.values();

    private final RosterModel month;
    private final int[] sortOf;
    private final List<int[]> units = new ArrayList<>();
    private final double[][] prices;

    RosterPrices(RosterModel month) {
        this.month = month;
        sortOf = new int[month.spots().size()];
        Map<List<Integer>, Integer> sorts = new HashMap<>();
        for (RosterSpot spot : month.spots()) {
            List<Integer> each = new ArrayList<>();
            for (RosterMeasure measure : MEASURES) {
                each.add(measure.units(spot.stint()));
            }
            sortOf[spot.index()] = sorts.computeIfAbsent(each, made -> {
                units.add(made.stream().mapToInt(Integer::intValue).toArray());
                return units.size() - 1;
            });
        }
        prices = new double[month.persons().size()][units.size()];
    }

    RosterModel month() {
        return month;
    }

    int sorts() {
        return units.size();
    }

    int sort(RosterSpot spot) {
        return sortOf[spot.index()];
    }

    /** By the ordinal of the measure. */
    int[] units(int sort) {
        return units.get(sort);
    }

    /** Of one person, by sort; they may be changed. */
    double[] of(RosterPerson person) {
        return prices[person.index()];
    }

    double[][] all() {
        return prices;
    }

    /** By person and sort, all nothing. */
    double[][] nothing() {
        return new double[month.persons().size()][sorts()];
    }

    static int weight(RosterPerson person, RosterMeasure measure) {
        return person.takesPart(measure) ? measure.weight(person.rules().weights()) : 0;
    }
}
