package org.linli.places;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.linli.identity.Phone;
import org.linli.territory.Position;

/**
 * A row of a list of places that was understood.
 *
 * @param market name of the market of a stall; empty for none
 */
record PlaceImportRow(
        AreaPath path,
        PlaceKind kind,
        String name,
        String market,
        String address,
        String operator,
        @Nullable Phone phone,
        @Nullable Integer staff,
        String licence,
        @Nullable PlaceHours hours,
        @Nullable Position position,
        LocalDate since) {

    Place place(UUID id, @Nullable UUID inMarket) {
        return new Place(
                id, path, kind, name, inMarket, address, operator, staff, licence, hours, position, since, null, 0);
    }
}
