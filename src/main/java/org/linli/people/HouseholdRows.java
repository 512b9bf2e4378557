package org.linli.people;

import java.util.Collection;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows of other modules that carry the place of a household. */
public final class HouseholdRows {

    private HouseholdRows() {}

    /**
     * Gives them the place that the homes in these buildings have now.
     *
     * @param table with its schema; its columns are {@code household_id}, {@code path} and {@code rental_path}
     */
    public static void follow(JdbcClient jdbc, String table, Collection<UUID> buildings) {
        jdbc.sql("update " + table + " r set path = h.path, rental_path = h.rental_path from people.home h"
                        + " where h.household_id = r.household_id and h.building_id = any(:buildings)")
                .param("buildings", buildings.toArray(UUID[]::new))
                .update();
    }
}
