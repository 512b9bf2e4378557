package org.linli.vaccination;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.linli.access.Acting;
import org.linli.people.PersonId;
import org.linli.platform.BusinessClock;
import org.linli.platform.Ids;
import org.linli.rides.RideRequests;
import org.linli.testing.Fixture;
import org.linli.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;

/** What tests of a site begin with: a day on Monday from 8:30 to 11:30, 7:00 of that day, one second dose due. */
abstract class SiteTesting extends VaccinationTesting {

    @Autowired
    SiteDesk desk;

    @Autowired
    VaccinationDays days;

    @Autowired
    Appointments appointments;

    @Autowired
    Missed missed;

    @Autowired
    RideRequests rides;

    @Autowired
    Screenings screenings;

    @Autowired
    BusinessClock clock;

    VaccinationDay day;

    @BeforeEach
    void hold() {
        var wanted = new VaccinationDay(
                Ids.next(),
                Fixture.XIFAN,
                site.id(),
                MONDAY,
                LocalTime.of(8, 30),
                LocalTime.of(11, 30),
                20,
                "inactivated",
                "北京科兴",
                false,
                0);
        day = Acting.as(secretary, () -> days.hold(wanted));
        given(sun, 1, "2022-01-10");
        TestClock.set("2022-02-07T07:00");
    }

    Appointment coming(PersonId person, Needed... needs) {
        Appointment made = Acting.as(
                secretary,
                () -> transaction.execute(status -> appointments.make(
                        day,
                        people.get(person),
                        doses.next(person).orElseThrow().number(),
                        Set.of(needs))));
        assertThat(made).isNotNull();
        return made;
    }

    Map<String, Boolean> answers() {
        Map<String, Boolean> answers = new HashMap<>();
        screenings.on(MONDAY).questions().forEach(one -> answers.put(one.key(), !one.stopsAt()));
        return answers;
    }

    SiteEventSent sent(Appointment of, String kind, String time, @Nullable UUID undone) {
        return sent(of, kind, time, undone, "mild", List.of("rash"));
    }

    SiteEventSent sent(
            Appointment of, String kind, String time, @Nullable UUID undone, String severity, List<String> signs) {
        return new SiteEventSent(
                UUID.randomUUID(),
                of.id(),
                kind,
                Instant.parse("2022-02-07T" + time + ":00Z").minus(Duration.ofHours(8)),
                "王护士",
                "id_card",
                screenings.on(MONDAY).version(),
                answers(),
                true,
                "",
                "2021B",
                "fever",
                "2022-02-20",
                signs,
                severity,
                "",
                undone);
    }

    List<SiteResult> take(SiteEventSent... events) {
        return Acting.as(secretary, () -> desk.take(clock.now(), List.of(events)));
    }

    SiteVisit.State state(Appointment of, String time) {
        SiteVisit visit =
                Acting.as(secretary, () -> desk.visits(List.of(of.id()))).get(of.id());
        assertThat(visit).isNotNull();
        return visit.at(Instant.parse("2022-02-07T" + time + ":00Z").minus(Duration.ofHours(8)));
    }
}
