package org.linli.duty;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.linli.access.AreaPath;
import org.linli.platform.BusinessClock;
import org.linli.platform.LockedKeys;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The shifts that there are: laid ahead from the patterns of posts, so that each can be given to somebody. */
@Service
@Transactional
public class Shifts {

    /** So many days ahead shifts are laid by themselves. */
    public static final int AHEAD = 62;

    private final ShiftStore store;
    private final ShiftCarrying carrying;
    private final LockedKeys locked;
    private final BusinessClock clock;

    Shifts(ShiftStore store, ShiftCarrying carrying, LockedKeys locked, BusinessClock clock) {
        this.locked = locked;
        this.store = store;
        this.carrying = carrying;
        this.clock = clock;
    }

    /** Lays what the patterns of an area's posts ask for on those days, and is not there yet; answers how many. */
    public int lay(AreaPath area, LocalDate from, LocalDate until) {
        takeTurns();
        return store.lay(area, from, until, clock.zone());
    }

    /** Lays the coming shifts of an area; answers how many. */
    public int layAhead(AreaPath area) {
        return lay(area, clock.today(), clock.today().plusDays(AHEAD));
    }

    /**
     * After a post or its patterns changed: what is asked for newly is laid, what is no longer is cancelled. Whoever
     * stood there stands in the shift that came into its place, or is told.
     */
    void follow(Post post) {
        layAhead(post.path());
        store.revive(post.path(), clock.today(), clock.today().plusDays(2L * AHEAD), clock.zone());
        List<UUID> cancelled = store.cancelUnwanted(
                post.path(), clock.today(), clock.today().plusDays(2L * AHEAD), clock.zone(), clock.now());
        carrying.carry(cancelled);
    }

    /** Of two who lay or cancel shifts the second sees what the first has left. */
    private void takeTurns() {
        locked.hold("duty.laying", List.of("shifts"));
    }

    /** The seats of an area and below it on the days, in the order of their shifts. */
    @Transactional(readOnly = true)
    public List<Seat> seats(AreaPath area, LocalDate from, LocalDate until) {
        return store.seats(area, from, until);
    }

    /** The same of one post. */
    @Transactional(readOnly = true)
    public List<Seat> ofPost(UUID post, LocalDate from, LocalDate until) {
        return store.ofPost(post, from, until);
    }
}
