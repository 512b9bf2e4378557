package org.linli.rides;

import java.util.Locale;
import org.springframework.http.HttpStatus;

/** Behind the address is no day of a driver; told in words to whoever opened it. */
final class DriveShut extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Why why;

    DriveShut(Why why) {
        super(why.name());
        this.why = why;
    }

    /** Why nothing opens. */
    enum Why {
        /** No link of ours. */
        WRONG(HttpStatus.NOT_FOUND),
        /** A newer link was made. */
        RENEWED(HttpStatus.GONE),
        /** Its day has not begun. */
        EARLY(HttpStatus.NOT_FOUND),
        /** Its day is over, or the car drives no more. */
        OVER(HttpStatus.GONE),
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
            return "rides.drive.shut." + name().toLowerCase(Locale.ROOT);
        }
    }

    Why why() {
        return why;
    }
}
