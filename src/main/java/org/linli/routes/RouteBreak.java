package org.linli.routes;

/**
 * A rest of a driver, taken with nobody in the car.
 *
 * @param earliest second at which it may begin
 * @param latest second at which it must begin
 * @param length seconds
 */
public record RouteBreak(double earliest, double latest, double length) {}
