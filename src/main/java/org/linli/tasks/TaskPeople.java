package org.linli.tasks;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.linli.access.Acting;
import org.linli.people.GivenPeople;
import org.linli.people.HouseholdId;
import org.linli.people.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whom the tasks are about that were given to whoever acts and are still to do. */
@Component
class TaskPeople implements GivenPeople {

    private final JdbcClient jdbc;

    TaskPeople(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Given> open() {
        return jdbc.sql("""
                        select distinct person_id, household_id
                          from tasks.task
                         where assignee_id = :account and done_at is null and closed_at is null
                        """)
                .param("account", Acting.now().account())
                .query((rs, row) -> new Given(
                        Optional.ofNullable(rs.getObject("person_id", UUID.class))
                                .map(PersonId::of)
                                .orElse(null),
                        Optional.ofNullable(rs.getObject("household_id", UUID.class))
                                .map(HouseholdId::of)
                                .orElse(null)))
                .list();
    }
}
