package org.linli.rides;

import java.util.Locale;
import org.linli.routes.RouteReason;

/** Why no car takes somebody. */
public enum RideReason {
    NO_ROOM,
    NO_TIME,
    ALL_BUSY,
    /** Nobody knows where the ride begins or ends. */
    NO_POSITION,
    /** Of a way back: nobody takes them there. */
    NO_WAY_THERE;

    static RideReason of(RouteReason reason) {
        return valueOf(reason.name());
    }

    static RideReason of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Message key of the reason and what to do about it. */
    public String key() {
        return "rides.reason." + code();
    }
}
