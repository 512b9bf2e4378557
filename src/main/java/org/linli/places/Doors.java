package org.linli.places;

import java.time.Duration;
import org.linli.access.Acting;
import org.linli.access.Actor;
import org.linli.access.GuessTries;
import org.linli.platform.BusinessClock;
import org.springframework.stereotype.Component;

/** Opens doors to whoever has scanned the code there, without an account. */
@Component
public class Doors {

    /** Print the codes for doors. */
    public static final String PRINT = "places.door";

    /** Of a market's customers many come from one address of their network. */
    private static final int MOST_WRONG = 60;

    private static final Duration PAUSE = Duration.ofMinutes(10);

    private final DoorCodes codes;
    private final GuessTries tries;

    Doors(DoorCodes codes, BusinessClock clock) {
        this.codes = codes;
        this.tries = new GuessTries(MOST_WRONG, PAUSE, clock);
    }

    /**
     * The door of a code. What follows is done by the program itself, as nobody is signed in: within
     * {@code Acting.as(Actor.SYSTEM, …)}.
     *
     * @param secret as it stands in the address
     * @param from the network address of whoever asks, whose wrong codes are counted
     * @throws DoorShut for a code that opens nothing, which its own page tells in words
     */
    public Door open(String secret, String from) {
        if (!tries.begins(from)) {
            throw new DoorShut(DoorShut.Why.BUSY);
        }
        try {
            Door door = Acting.as(Actor.SYSTEM, () -> codes.find(secret));
            tries.succeeded(from);
            return door;
        } catch (DoorShut shut) {
            if (shut.why() != DoorShut.Why.WRONG) {
                tries.succeeded(from);
            }
            throw shut;
        }
    }
}
