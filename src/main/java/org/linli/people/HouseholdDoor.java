package org.linli.people;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.linli.identity.Phone;
import org.linli.territory.Position;

/**
 * What whoever stands at a household's door needs to know.
 *
 * @param path the household cell
 * @param building where the home is; null where only the cell is known
 * @param address of the building; empty where it is not known
 * @param room in the building; empty where there is none
 * @param buildingOrder place of the building on the way through the cell; null where it has none
 * @param roomOrder place of the room on the way through the building; null where it has none
 * @param position of the building; null where it is not known
 * @param note about the household; empty for none
 * @param members who lives there now: the head first, then the oldest
 * @param numbers under whom each of them can be called, their own or a grown-up's of the household, as far as whoever
 *     acts may see; who cannot be called is left out
 */
public record HouseholdDoor(
        HouseholdId id,
        AreaPath path,
        @Nullable UUID building,
        String address,
        String room,
        @Nullable Integer buildingOrder,
        @Nullable Integer roomOrder,
        @Nullable Position position,
        String note,
        List<PersonCard> members,
        Map<PersonId, Reached> numbers) {

    /**
     * A number to call.
     *
     * @param through name of the grown-up whose number it is; null for their own
     */
    public record Reached(Phone phone, @Nullable String through) {}
}
