package org.linli.places;

import java.time.LocalDate;
import java.util.function.Predicate;

/** A socket: which places are closed by decision, whatever their hours. Contributed as a bean. */
public interface PlaceClosings {

    /** Whether places are closed on a day, asked for once for many, within a request of whoever looks. */
    Predicate<Place> closedOn(LocalDate day);
}
