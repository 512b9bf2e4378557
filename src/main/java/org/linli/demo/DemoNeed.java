package org.linli.demo;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.linli.access.Account;
import org.linli.access.Accounts;
import org.linli.access.Acting;
import org.linli.access.Actor;
import org.linli.access.Role;
import org.linli.demo.VisitPlan.Visit;
import org.linli.needs.Needs;
import org.linli.needs.Timetables;
import org.linli.people.People;
import org.linli.people.PersonId;
import org.linli.platform.BusinessClock;
import org.linli.platform.Ids;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * The father of the report told at the door what they need; somebody else has waited too long for their medicine, and a
 * third goes to dialysis three times a week.
 */
@Component
@Profile("demo")
class DemoNeed {

    private static final Duration BEFORE = Duration.ofMinutes(40);
    private static final LocalTime EIGHT = LocalTime.of(8, 0);
    private static final Duration LONG_BEFORE = Duration.ofMinutes(140);

    private final Needs needs;
    private final Timetables timetables;
    private final People people;
    private final Accounts accounts;
    private final BusinessClock clock;

    DemoNeed(Needs needs, Timetables timetables, People people, Accounts accounts, BusinessClock clock) {
        this.needs = needs;
        this.timetables = timetables;
        this.people = people;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** @param visits those who came */
    void tell(Town town, DemoFamily family, List<Visit> visits, LocalDate today) {
        Town.Resident father = family.father();
        Town.Resident waiting = visits.stream()
                .map(Visit::who)
                .filter(who ->
                        DemoAccounts.XIFAN.covers(who.path()) && !who.path().equals(father.path()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Nobody else came"));
        tell(father, BEFORE, false, "food", "大米一袋、鸡蛋一板、牛奶一箱");
        tell(father, BEFORE, false, "talk", "两个孩子白天没人陪，想找人说说话");
        tell(waiting, LONG_BEFORE, true, "medicine", "降压药（氨氯地平）一盒，家里已经断药");
        planDialysis(town, today);
    }

    /** Mondays, Wednesdays and Fridays at eight, for somebody who has gone there all along. */
    private void planDialysis(Town town, LocalDate today) {
        Town.Resident patient = town.residents.stream()
                .filter(who -> who.tags().contains("dialysis"))
                .min(Comparator.comparing(who -> !DemoAccounts.XIFAN.covers(who.path())))
                .orElseThrow(() -> new IllegalStateException("Nobody goes to dialysis"));
        Map<DayOfWeek, LocalTime> days = Map.of(
                DayOfWeek.MONDAY, EIGHT,
                DayOfWeek.WEDNESDAY, EIGHT,
                DayOfWeek.FRIDAY, EIGHT);
        Acting.run(
                worker(patient),
                () -> timetables.set(
                        new PersonId(patient.id()), today, days, Duration.ofMinutes(50), "市人民医院血透室，社区专车接送"));
    }

    private Actor worker(Town.Resident who) {
        return accounts.lookingAfter(who.path(), Role.GRID_WORKER).stream()
                .map(Account::actor)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Nobody looks after " + who.path()));
    }

    private void tell(Town.Resident who, Duration before, boolean own, String what, String words) {
        var person = new PersonId(who.id());
        Acting.run(
                worker(who),
                () -> needs.enter(
                        Ids.next(),
                        clock.now().minus(before),
                        people.get(person).household(),
                        own ? person : null,
                        Needs.FORM.read(Map.of("what", what, "words", words))));
    }
}
