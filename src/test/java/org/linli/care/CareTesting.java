package org.linli.care;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.linli.access.Acting;
import org.linli.access.Actor;
import org.linli.people.People;
import org.linli.people.PeopleFixture;
import org.linli.platform.BusinessClock;
import org.linli.policy.Policies;
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

/**
 * What tests of measures begin with: the people of {@link PeopleFixture}, nobody under a measure, noon of 7 February.
 */
@LinliTest
abstract class CareTesting {

    static final LocalDate ARRIVAL = LocalDate.of(2022, 2, 7);

    @Autowired
    Care care;

    @Autowired
    Measures allMeasures;

    @Autowired
    Tasks tasks;

    @Autowired
    People people;

    @Autowired
    Policies policies;

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

    CareFixture measures;
    PeopleFixture.Laid laid;
    Actor secretary;
    Actor worker;

    @BeforeEach
    void lay() throws SQLException {
        try (Connection owner = TestDatabase.asOwner();
                Statement statement = owner.createStatement()) {
            statement.execute("truncate care.measure, tasks.task, people.household, people.person cascade");
        }
        TestClock.reset();
        measures = new CareFixture(care, tasks, people, policies);
        laid = new PeopleFixture(people, territory, jdbc, transaction).lay();
        secretary = fixture.actor("secretary");
        worker = fixture.actor("worker");
    }

    static <T> T as(Actor actor, Supplier<T> work) {
        return Acting.as(actor, work);
    }

    Task slot(MeasureId id, String kind, LocalDate day) {
        return measures.slots(Actor.SYSTEM, id, kind).stream()
                .filter(t -> t.day().equals(day) && t.closed() == null)
                .findFirst()
                .orElseThrow();
    }

    /** Takes the morning's temperature of a day of 徐素珍's plan at nine o'clock. */
    Receipt temperature(MeasureId id, LocalDate day, Map<String, Object> answers) {
        TestClock.set(day + "T09:00");
        return measures.complete(worker, slot(id, "care.temperature", day), answers);
    }

    Measure get(MeasureId id) {
        return as(Actor.SYSTEM, () -> allMeasures.get(id));
    }

    Measure.Ending ending(MeasureId id) {
        return Objects.requireNonNull(get(id).ending());
    }
}
