package org.linli.routes;

/**
 * What is to be saved first, as the price of one unit.
 *
 * @param vehicle of a vehicle that drives at all
 * @param waiting of a second that somebody waits or is driven around beyond the straight way and {@code patience}
 * @param metre of a metre
 * @param patience seconds that anybody waits, or sits in the car beyond the straight way, for nothing, as while others
 *     get in
 */
public record RouteWeights(double vehicle, double waiting, double metre, double patience) {

    /**
     * A minute of waiting is worth three kilometres, a vehicle more than all of both. Six people who are helped into
     * one car and out of it one after the other take less than the patience.
     */
    public static final RouteWeights USUAL = new RouteWeights(10_000_000, 50, 1, 20 * 60);

    public RouteWeights {
        if (vehicle < 0 || waiting < 0 || metre < 0) {
            throw new IllegalArgumentException("A price below nothing");
        }
        if (patience < 0) {
            throw new IllegalArgumentException("Less than no patience: " + patience);
        }
    }

    /** Where each second of waiting counts. */
    public RouteWeights(double vehicle, double waiting, double metre) {
        this(vehicle, waiting, metre, 0);
    }
}
