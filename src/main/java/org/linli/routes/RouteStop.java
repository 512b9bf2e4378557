package org.linli.routes;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A stop of a route.
 *
 * @param request null for a driver's break
 * @param arrives second at which the vehicle is there
 * @param begins second at which getting in or out begins
 * @param leaves second at which it drives on
 */
public record RouteStop(@Nullable UUID request, Kind kind, double arrives, double begins, double leaves) {

    /** What happens there. */
    public enum Kind {
        PICKUP,
        SETDOWN,
        BREAK
    }
}
