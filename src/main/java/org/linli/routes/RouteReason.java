package org.linli.routes;

/** Why nobody takes a request. */
public enum RouteReason {
    /** No vehicle has that many seats or places for wheelchairs, or none with a protected driver has. */
    NO_ROOM,
    /** Not even a vehicle that takes nobody else would be in time, or the way is longer than they may be driven. */
    NO_TIME,
    /** A vehicle could, if it took nobody else. */
    ALL_BUSY
}
