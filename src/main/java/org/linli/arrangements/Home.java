package org.linli.arrangements;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.linli.people.HouseholdId;
import org.linli.people.PersonCard;

/** Those who live together now, and where. */
record Home(HouseholdId household, AreaPath path, @Nullable AreaPath rentalPath, List<Member> members) {

    Home {
        members = List.copyOf(members);
    }

    static Home of(PersonCard anybody, List<Member> members) {
        return new Home(anybody.householdId(), anybody.path(), anybody.rentalPath(), members);
    }
}
