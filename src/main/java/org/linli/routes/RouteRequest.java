package org.linli.routes;

import java.util.UUID;

/**
 * People who are driven from one place to another in one car.
 *
 * @param longest seconds that they may be on the way, from getting in to getting out; infinite without a limit
 * @param waits whether the time from the earliest pickup on is time that they wait, as after an observation; not
 *     where they sit at home until the car comes
 * @param alone whether nobody else may be in the car with them
 * @param shielded whether the driver must be protected
 */
public record RouteRequest(
        UUID id,
        RouteEnd from,
        RouteEnd to,
        RouteRoom room,
        double longest,
        boolean waits,
        boolean alone,
        boolean shielded) {}
