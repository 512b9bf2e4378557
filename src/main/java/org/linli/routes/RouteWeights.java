package org.linli.routes;

/**
 * What is to be saved first, as the price of one unit.
 *
 * @param vehicle of a vehicle that drives at all
 * @param waiting of a second that somebody waits or is driven around beyond the straight way
 * @param metre of a metre
 */
public record RouteWeights(double vehicle, double waiting, double metre) {

    /** A minute of waiting is worth three kilometres, a vehicle more than all of both. */
    public static final RouteWeights USUAL = new RouteWeights(10_000_000, 50, 1);

    public RouteWeights {
        if (vehicle < 0 || waiting < 0 || metre < 0) {
            throw new IllegalArgumentException("A price below nothing");
        }
    }
}
