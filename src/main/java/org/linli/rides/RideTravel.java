package org.linli.rides;

import org.linli.routes.RouteTravel;

/**
 * How long and how far it is between some places.
 *
 * @param isMeasured whether it was measured on the roads, not reckoned from coordinates
 */
record RideTravel(double[][] times, double[][] ways, boolean isMeasured) implements RouteTravel {

    @Override
    public int places() {
        return times.length;
    }

    @Override
    public double seconds(int from, int to) {
        return times[from][to];
    }

    @Override
    public double metres(int from, int to) {
        return ways[from][to];
    }
}
