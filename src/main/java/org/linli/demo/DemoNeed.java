package org.linli.demo;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.linli.access.Account;
import org.linli.access.Accounts;
import org.linli.access.Acting;
import org.linli.access.Role;
import org.linli.demo.VisitPlan.Visit;
import org.linli.needs.Needs;
import org.linli.people.People;
import org.linli.people.PersonId;
import org.linli.platform.BusinessClock;
import org.linli.platform.Ids;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * The father who came back yesterday is at home with his two children, and told at the door what they need; somebody
 * else has waited too long for their medicine.
 */
@Component
@Profile("demo")
class DemoNeed {

    private static final Duration BEFORE = Duration.ofMinutes(40);
    private static final Duration LONG_BEFORE = Duration.ofMinutes(140);

    private final Needs needs;
    private final People people;
    private final Accounts accounts;
    private final BusinessClock clock;

    DemoNeed(Needs needs, People people, Accounts accounts, BusinessClock clock) {
        this.needs = needs;
        this.people = people;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** Whether it is the father of the report. */
    static boolean isFather(Visit visit, LocalDate today) {
        return DemoAccounts.XIFAN.covers(visit.who().path())
                && visit.arrivedOn().equals(today.minusDays(1));
    }

    /** @param visits those who came */
    void tell(List<Visit> visits, LocalDate today) {
        Town.Resident father = visits.stream()
                .filter(visit -> isFather(visit, today))
                .map(Visit::who)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No father came yesterday"));
        Town.Resident waiting = visits.stream()
                .map(Visit::who)
                .filter(who ->
                        DemoAccounts.XIFAN.covers(who.path()) && !who.path().equals(father.path()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Nobody else came"));
        tell(father, BEFORE, false, "food", "大米一袋、鸡蛋一板、牛奶一箱");
        tell(father, BEFORE, false, "talk", "两个孩子白天没人陪，想找人说说话");
        tell(waiting, LONG_BEFORE, true, "medicine", "降压药（氨氯地平）一盒，家里已经断药");
    }

    private void tell(Town.Resident who, Duration before, boolean own, String what, String words) {
        Account worker = accounts.lookingAfter(who.path(), Role.GRID_WORKER).stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Nobody looks after " + who.path()));
        var person = new PersonId(who.id());
        Acting.run(
                worker.actor(),
                () -> needs.enter(
                        Ids.next(),
                        clock.now().minus(before),
                        people.get(person).household(),
                        own ? person : null,
                        Needs.FORM.read(Map.of("what", what, "words", words))));
    }
}
