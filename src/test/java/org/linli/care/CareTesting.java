package org.linli.care;

import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.linli.access.Actor;
import org.linli.people.PeopleFixture;
import org.linli.people.PeopleTesting;
import org.linli.platform.BusinessClock;
import org.linli.policy.Policies;
import org.linli.tasks.Receipt;
import org.linli.tasks.Task;
import org.linli.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * What tests of measures begin with: the people of {@link PeopleFixture}, nobody under a measure, noon of 7 February.
 */
abstract class CareTesting extends PeopleTesting {

    static final LocalDate ARRIVAL = LocalDate.of(2022, 2, 7);

    @Autowired
    Care care;

    @Autowired
    Measures allMeasures;

    @Autowired
    Policies policies;

    @Autowired
    BusinessClock clock;

    CareFixture measures;
    Actor worker;

    @BeforeEach
    void lay() {
        measures = new CareFixture(care, tasks, people, policies);
        worker = fixture.actor("worker");
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
