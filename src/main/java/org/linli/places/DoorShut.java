package org.linli.places;

import java.util.Locale;
import org.springframework.http.HttpStatus;

/** Behind the address is no door; told in words to whoever scanned it. */
public final class DoorShut extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Why why;

    DoorShut(Why why) {
        super(why.name());
        this.why = why;
    }

    /** Why nothing opens. */
    public enum Why {
        /** No code of ours. */
        WRONG(HttpStatus.NOT_FOUND),
        /** A newer code was made for this door. */
        RENEWED(HttpStatus.GONE),
        /** The place is no more. */
        ENDED(HttpStatus.GONE),
        /** From there came too many wrong ones. */
        BUSY(HttpStatus.TOO_MANY_REQUESTS);

        private final HttpStatus status;

        Why(HttpStatus status) {
            this.status = status;
        }

        HttpStatus status() {
            return status;
        }

        /** Message key of what is said and what to do. */
        public String key() {
            return "place.door.shut." + name().toLowerCase(Locale.ROOT);
        }
    }

    /** Why nothing opens. */
    public Why why() {
        return why;
    }
}
