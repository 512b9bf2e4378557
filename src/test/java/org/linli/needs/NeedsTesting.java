package org.linli.needs;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.linli.access.Acting;
import org.linli.access.Actor;
import org.linli.people.HouseholdId;
import org.linli.people.People;
import org.linli.people.PeopleFixture;
import org.linli.people.PersonId;
import org.linli.platform.BusinessClock;
import org.linli.tasks.CompletionForm;
import org.linli.tasks.Receipt;
import org.linli.tasks.Task;
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

/** What tests of needs begin with: the people of {@link PeopleFixture}, no needs, noon of 7 February. */
@LinliTest
abstract class NeedsTesting {

    @Autowired
    Needs needs;

    @Autowired
    NeedWatch watch;

    @Autowired
    Tasks tasks;

    @Autowired
    People people;

    @Autowired
    Territory territory;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Fixture fixture;

    @Autowired
    BusinessClock clock;

    @LocalServerPort
    int port;

    PeopleFixture.Laid laid;
    HouseholdId family;
    Actor secretary;
    Actor worker;

    @BeforeEach
    void lay() throws SQLException {
        own("truncate needs.need, tasks.task, people.household, people.person, field.device, field.told, field.entry"
                + " cascade");
        TestClock.reset();
        laid = new PeopleFixture(people, territory, jdbc, transaction).lay();
        secretary = fixture.actor("secretary");
        worker = fixture.actor("worker");
        family = as(worker, () -> people.get(laid.fan()).household());
    }

    static <T> T as(Actor actor, Supplier<T> work) {
        return Acting.as(actor, work);
    }

    static void own(String sql) throws SQLException {
        try (Connection owner = TestDatabase.asOwner();
                Statement statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }

    static long number(String sql) throws SQLException {
        try (Connection owner = TestDatabase.asOwner();
                Statement statement = owner.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** Somebody of the family needs it, told now; the whole family where nobody is named. */
    Need told(@Nullable PersonId person, String what, String words) {
        return told(person, what, words, null);
    }

    Need told(@Nullable PersonId person, String what, String words, @Nullable String until) {
        Instant now = clock.now();
        Map<String, @Nullable Object> answers = new HashMap<>(Map.of("what", what, "words", words));
        answers.put("until", until);
        return as(
                secretary,
                () -> needs.enter(
                        UUID.randomUUID(),
                        now,
                        person == null ? family : people.get(person).household(),
                        person,
                        Needs.FORM.read(answers)));
    }

    Need now(Need need) {
        return as(Actor.SYSTEM, () -> needs.get(need.id()));
    }

    List<Task> tasks(Need need, String kind) {
        return as(Actor.SYSTEM, () -> tasks.ofSource(need.id())).stream()
                .filter(task -> task.kind().equals(kind))
                .toList();
    }

    Task task(Need need) {
        return tasks(need, NeedKeeping.KEY).stream()
                .filter(task -> task.closed() == null)
                .findFirst()
                .orElseThrow();
    }

    Receipt complete(Actor actor, Task task, Map<String, Object> answers) {
        return as(actor, () -> tasks.complete(task.id(), CompletionForm.now(UUID.randomUUID(), answers)));
    }
}
