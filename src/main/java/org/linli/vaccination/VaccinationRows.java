package org.linli.vaccination;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.linli.access.AreaPath;
import org.linli.people.HouseholdRows;
import org.linli.people.PeopleMoved;
import org.linli.people.PersonId;
import org.linli.people.PersonMoved;
import org.linli.territory.BuildingId;
import org.linli.territory.BuildingsMoved;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps what is on record about people where they live. */
@Component
class VaccinationRows {

    private static final List<String> TABLES = List.of(
            "vaccination.dose",
            "vaccination.course",
            "vaccination.obstacle",
            "vaccination.invitation",
            "vaccination.appointment",
            "vaccination.reaction");

    private final JdbcClient jdbc;

    VaccinationRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventListener
    void moved(PersonMoved event) {
        follow(List.of(event));
    }

    @EventListener
    void moved(PeopleMoved event) {
        follow(event.last().values());
    }

    @EventListener
    void moved(BuildingsMoved event) {
        List<UUID> buildings = event.buildings().stream().map(BuildingId::value).toList();
        TABLES.forEach(table -> HouseholdRows.follow(jdbc, table, buildings));
    }

    private void follow(Collection<PersonMoved> moves) {
        Map<PersonId, PersonMoved> last = new PeopleMoved(List.copyOf(moves)).last();
        for (String table : TABLES) {
            last.values().forEach(move -> follow(table, move));
        }
    }

    private void follow(String table, PersonMoved move) {
        jdbc.sql("update " + table + " set household_id = :home, path = :path, rental_path = :rental"
                        + " where person_id = :person")
                .param("home", move.household().value())
                .param("path", move.path().value())
                .param("rental", AreaPath.written(move.rentalPath()))
                .param("person", move.person().value())
                .update();
    }
}
