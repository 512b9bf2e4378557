package org.linli.demo;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.linli.access.Account;
import org.linli.access.Accounts;
import org.linli.access.Acting;
import org.linli.access.Role;
import org.linli.care.Needs;
import org.linli.demo.VisitPlan.Visit;
import org.linli.people.People;
import org.linli.people.PersonId;
import org.linli.platform.BusinessClock;
import org.linli.platform.Ids;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The father who came back yesterday is at home with his two children, and told at the door what they need. */
@Component
@Profile("demo")
class DemoNeed {

    private static final Duration BEFORE = Duration.ofMinutes(40);

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

    /** @param visits those who came */
    void tell(List<Visit> visits, LocalDate today) {
        Town.Resident father = visits.stream()
                .filter(visit -> DemoAccounts.XIFAN.covers(visit.who().path())
                        && visit.arrivedOn().equals(today.minusDays(1)))
                .map(Visit::who)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No father came yesterday"));
        Account worker = accounts.lookingAfter(father.path(), Role.GRID_WORKER).stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Nobody looks after " + father.path()));
        Acting.run(
                worker.actor(),
                () -> needs.enter(
                        Ids.next(),
                        clock.now().minus(BEFORE),
                        people.get(new PersonId(father.id())).household(),
                        null,
                        Needs.FORM.read(Map.of("what", "food", "words", "大米一袋、鸡蛋一板、牛奶一箱"))));
    }
}
