package org.linli.workload;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.linli.access.Acting;
import org.linli.access.Actor;
import org.linli.people.PeopleTesting;
import org.linli.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;

/** What tests of the workload begin with: no work yet, and records that say when somebody did something. */
abstract class WorkloadTesting extends PeopleTesting {

    static final LocalDate TODAY = LocalDate.of(2022, 2, 7);

    @Autowired
    WorkLook look;

    @Autowired
    WorkFindingStore findings;

    @Autowired
    Workload workload;

    WorkRecords records;

    @Override
    protected List<String> emptied() {
        return List.of(
                "workload.day",
                "workload.finding",
                "workload.figure",
                "workload.day_off",
                "access.audit_entry",
                "needs.need");
    }

    @BeforeEach
    void records() {
        records = new WorkRecords(jdbc, transaction, fixture);
    }

    /** Lets the background look at everybody's days at that moment. */
    void look(String moment) {
        TestClock.set(moment);
        Acting.run(Actor.SYSTEM, () -> {
            transaction.executeWithoutResult(status -> look.measure(TODAY.minusDays(7)));
            transaction.executeWithoutResult(status -> look.tell());
        });
    }

    UUID id(String username) {
        return fixture.account(username).id();
    }

    /** What somebody can read of what was found of another or of themselves. */
    List<WorkFinding> read(String reader, String whose) {
        UUID account = id(whose);
        return as(
                fixture.actor(reader), () -> transaction.execute(status -> findings.of(account, TODAY.minusDays(30))));
    }

    List<WorkCase> cases(String superior) {
        return as(fixture.actor(superior), () -> workload.cases());
    }

    /** From the first moment to the last, with something every four hours between them. */
    void worksFromTo(String username, LocalDate day, String from, String until) {
        LocalDateTime moment = day.atTime(LocalTime.parse(from));
        LocalDateTime end = day.atTime(LocalTime.parse(until));
        for (; moment.isBefore(end); moment = moment.plusHours(4)) {
            records.of(username, moment.toString());
        }
        records.of(username, end.toString());
    }

    /** On each of so many days until the last one, at nine. */
    void worksDays(String username, LocalDate last, int days) {
        for (int i = 0; i < days; i++) {
            records.of(username, last.minusDays(i) + "T09:00");
        }
    }
}
