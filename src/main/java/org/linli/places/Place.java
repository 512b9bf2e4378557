package org.linli.places;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.linli.territory.Position;

/**
 * A place where people come and go.
 *
 * @param path the cell that it lies in, or a larger area where it belongs to no cell
 * @param name 1 to {@value #LONGEST} characters; with its address unique in its area
 * @param market id of the market that a stall stands in; null for every other place
 * @param address up to {@value #LONGEST_ADDRESS} characters; may be empty
 * @param operator who runs it, up to {@value #LONGEST} characters; may be empty
 * @param staff how many work there, 0 to {@value #MOST_STAFF}; null where nobody counted
 * @param licence number of its licence, up to {@value #LONGEST_LICENCE} characters; may be empty
 * @param hours null where they are not known
 * @param position null where it is not known
 * @param since the first day on which it was looked after
 * @param until the last day of a place that is no more; null while it goes on
 * @param version for changing what was read
 */
public record Place(
        UUID id,
        AreaPath path,
        PlaceKind kind,
        String name,
        @Nullable UUID market,
        String address,
        String operator,
        @Nullable Integer staff,
        String licence,
        @Nullable PlaceHours hours,
        @Nullable Position position,
        LocalDate since,
        @Nullable LocalDate until,
        int version) {

    static final int LONGEST = 60;
    static final int LONGEST_ADDRESS = 120;
    static final int LONGEST_LICENCE = 40;
    static final int MOST_STAFF = 100_000;

    /** The same with another last day. */
    Place until(@Nullable LocalDate last) {
        return new Place(
                id, path, kind, name, market, address, operator, staff, licence, hours, position, since, last, version);
    }

    /** What was entered for a place that is known: its id, area and last day stay. */
    Place insteadOf(Place known) {
        return new Place(
                known.id,
                known.path,
                kind,
                name,
                market,
                address,
                operator,
                staff,
                licence,
                hours,
                position,
                since,
                known.until,
                version);
    }

    /** The same as it is when it is new. */
    Place asNew() {
        return new Place(
                id, path, kind, name, market, address, operator, staff, licence, hours, position, since, until, 0);
    }

    /** Whether it is no more on a day. */
    public boolean hasEnded(LocalDate day) {
        return until != null && until.isBefore(day);
    }
}
