package org.linli.rides;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.linli.people.HouseholdId;
import org.linli.people.PersonId;

/**
 * One way of one person.
 *
 * @param outward of a way back, the id of the way there; null for a way there
 * @param earliest not before; of a way back, when they are expected to be ready
 * @param latest there by then
 * @param readyAt of a way back, when they said that they were ready; null while they have not
 * @param note for the driver, up to {@value #LONGEST} characters
 * @param askedBy the account; null for the program itself
 * @param pickedAt when they got in; null while they have not
 * @param setDownAt when they got out; null while they have not
 * @param missed why they did not come along; null where they did or may still
 * @param version for changing what was read
 */
public record Ride(
        UUID id,
        @Nullable UUID outward,
        PersonId person,
        HouseholdId household,
        AreaPath path,
        @Nullable AreaPath rentalPath,
        RidePurpose purpose,
        RideEnd from,
        RideEnd to,
        Instant earliest,
        Instant latest,
        @Nullable Instant readyAt,
        RideRoom room,
        String note,
        Instant askedAt,
        @Nullable UUID askedBy,
        @Nullable Instant pickedAt,
        @Nullable Instant setDownAt,
        @Nullable Missed missed,
        @Nullable Instant withdrawnAt,
        int version) {

    static final int LONGEST = 200;

    /** Whoever is ready is to be home within. */
    static final Duration HOME_WITHIN = Duration.ofHours(3);

    /** Why somebody did not come along. */
    public enum Missed {
        NOT_THERE,
        DECLINED;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Missed of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }

        /** Message key of its name. */
        public String key() {
            return "rides.missed." + code();
        }
    }

    /** Where it stands. */
    public enum State {
        /** Of a way back: not known to be ready yet. */
        EXPECTED,
        WAITING,
        ABOARD,
        DONE,
        MISSED,
        WITHDRAWN;

        /** Message key of its name. */
        public String key() {
            return "rides.state." + name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether it is a way back. */
    public boolean isBack() {
        return outward != null;
    }

    /** Where it stands. */
    public State state() {
        if (withdrawnAt != null) {
            return State.WITHDRAWN;
        }
        if (missed != null) {
            return State.MISSED;
        }
        if (setDownAt != null) {
            return State.DONE;
        }
        if (pickedAt != null) {
            return State.ABOARD;
        }
        return isBack() && readyAt == null ? State.EXPECTED : State.WAITING;
    }

    /** Whether it can still be changed or withdrawn: nobody has got in yet. */
    public boolean isOpen() {
        return state() == State.EXPECTED || state() == State.WAITING;
    }

    /** Whether it can be said that they are ready: also of whoever was not found when the car came for them. */
    public boolean canBeReady() {
        return isBack() && (state() == State.EXPECTED || state() == State.MISSED && missed == Missed.NOT_THERE);
    }

    /** The same way back, as the way there was put right. */
    Ride following(Ride before, Ride out) {
        Duration later = readyAt == null ? Duration.between(before.earliest, out.earliest) : Duration.ZERO;
        return new Ride(
                id,
                outward,
                person,
                household,
                path,
                rentalPath,
                out.purpose,
                out.to,
                out.from,
                earliest.plus(later),
                latest.plus(later),
                readyAt,
                out.room,
                note,
                askedAt,
                askedBy,
                pickedAt,
                setDownAt,
                missed,
                withdrawnAt,
                version);
    }

    /** From when on they can be picked up. */
    public Instant begins() {
        return readyAt == null ? earliest : readyAt;
    }

    /** By when they are to be there; whoever was ready later than expected has as long as everybody. */
    public Instant ends() {
        Instant within = begins().plus(HOME_WITHIN);
        return isBack() && within.isAfter(latest) ? within : latest;
    }
}
