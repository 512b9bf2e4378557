package org.linli.wellbeing;

import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.linli.people.HouseholdId;
import org.linli.people.PersonCard;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** Where somebody is, as records about them carry it. */
record WellbeingPlace(
        HouseholdId household, AreaPath path, @Nullable AreaPath rentalPath) {

    static WellbeingPlace of(PersonCard card) {
        return new WellbeingPlace(card.householdId(), card.path(), card.rentalPath());
    }

    StatementSpec into(StatementSpec insert) {
        return insert.param("household", household.value())
                .param("path", path.value())
                .param("rentalPath", AreaPath.written(rentalPath));
    }
}
