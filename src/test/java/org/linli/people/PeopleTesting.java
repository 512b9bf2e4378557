package org.linli.people;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.linli.access.Acting;
import org.linli.access.Actor;
import org.linli.tasks.CompletionForm;
import org.linli.tasks.Receipt;
import org.linli.tasks.Task;
import org.linli.tasks.TaskId;
import org.linli.tasks.Tasks;
import org.linli.territory.Territory;
import org.linli.testing.Fixture;
import org.linli.testing.LinliTest;
import org.linli.testing.TestClock;
import org.linli.testing.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What tests of modules about people begin with: the people of {@link PeopleFixture}, nothing to do, nobody under a
 * measure, noon of 7 February.
 */
@LinliTest
public abstract class PeopleTesting {

    @Autowired
    protected People people;

    @Autowired
    protected Territory territory;

    @Autowired
    protected Tasks tasks;

    @Autowired
    protected JdbcClient jdbc;

    @Autowired
    protected TransactionTemplate transaction;

    @Autowired
    protected Fixture fixture;

    @LocalServerPort
    protected int port;

    protected PeopleFixture register;
    protected PeopleFixture.Laid laid;
    protected Actor secretary;

    @BeforeEach
    void layPeople() throws SQLException {
        String tables = Stream.concat(
                        Stream.of("care.measure", "tasks.task", "people.household", "people.person"),
                        emptied().stream())
                .collect(Collectors.joining(", "));
        try (Connection owner = TestDatabase.asOwner();
                Statement statement = owner.createStatement()) {
            statement.execute("truncate " + tables + " cascade");
        }
        TestClock.reset();
        register = new PeopleFixture(people, territory, jdbc, transaction);
        laid = register.lay();
        secretary = fixture.actor("secretary");
    }

    /** Tables of the module that are emptied too. */
    protected List<String> emptied() {
        return List.of();
    }

    protected static <T> T as(Actor actor, Supplier<T> work) {
        return Acting.as(actor, work);
    }

    protected HouseholdId home(PersonId person) {
        return as(Actor.SYSTEM, () -> people.get(person).household());
    }

    /** What of that kind is still to do, wherever it is. */
    protected List<Task> open(String kind) {
        List<UUID> ids = as(
                Actor.SYSTEM,
                () -> transaction.execute(status ->
                        jdbc.sql("""
                                select id
                                  from tasks.task
                                 where kind = :kind and done_at is null and closed_at is null
                                 order by due_until, id
                                """).param("kind", kind).query(UUID.class).list()));
        return ids.stream()
                .map(id -> as(Actor.SYSTEM, () -> tasks.get(TaskId.of(id))))
                .toList();
    }

    protected Receipt complete(Actor actor, Task task, Map<String, Object> answers) {
        return as(actor, () -> tasks.complete(task.id(), CompletionForm.now(UUID.randomUUID(), answers)));
    }
}
