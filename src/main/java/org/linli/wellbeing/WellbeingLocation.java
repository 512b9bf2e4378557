package org.linli.wellbeing;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.linli.access.AreaPath;
import org.linli.people.HouseholdRows;
import org.linli.people.PeopleMoved;
import org.linli.people.PersonMoved;
import org.linli.territory.BuildingId;
import org.linli.territory.BuildingsMoved;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps what was said with the people: whoever looks after them now reads it, and nobody else. */
@Component
class WellbeingLocation {

    private static final List<String> TABLES = List.of("wellbeing.answer", "wellbeing.talk");

    private final JdbcClient jdbc;

    WellbeingLocation(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventListener
    void moved(PersonMoved event) {
        TABLES.forEach(table -> move(table, event));
    }

    /** Of most of many nothing was ever said. */
    @EventListener
    void moved(PeopleMoved event) {
        for (String table : TABLES) {
            Set<UUID> known = new HashSet<>(
                    jdbc.sql("select distinct person_id from " + table + " where person_id = any(:persons)")
                            .param(
                                    "persons",
                                    event.moves().stream()
                                            .map(move -> move.person().value())
                                            .toArray(UUID[]::new))
                            .query(UUID.class)
                            .list());
            event.moves().stream()
                    .filter(move -> known.contains(move.person().value()))
                    .forEach(move -> move(table, move));
        }
    }

    private void move(String table, PersonMoved to) {
        jdbc.sql("update " + table + " set household_id = :household, path = :path, rental_path = :rentalPath"
                        + " where person_id = :person")
                .param("person", to.person().value())
                .param("household", to.household().value())
                .param("path", to.path().value())
                .param("rentalPath", AreaPath.written(to.rentalPath()))
                .update();
    }

    @EventListener
    void moved(BuildingsMoved event) {
        Collection<UUID> buildings =
                event.buildings().stream().map(BuildingId::value).toList();
        TABLES.forEach(table -> HouseholdRows.follow(jdbc, table, buildings));
    }
}
