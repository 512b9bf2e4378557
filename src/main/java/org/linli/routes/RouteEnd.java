package org.linli.routes;

/**
 * One of the two ends of a request.
 *
 * @param place index in the travel of the problem
 * @param earliest second from which on it can begin; who comes sooner waits
 * @param latest second at which it must begin
 * @param service seconds that getting in or out takes
 */
public record RouteEnd(int place, double earliest, double latest, double service) {

    public RouteEnd {
        if (earliest > latest || service < 0) {
            throw new IllegalArgumentException("Not from " + earliest + " to " + latest + " for " + service);
        }
    }
}
