package org.linli.demo;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.linli.access.Account;
import org.linli.access.Accounts;
import org.linli.access.Acting;
import org.linli.access.Role;
import org.linli.confinement.Leaves;
import org.linli.demo.VisitPlan.Visit;
import org.linli.people.PersonId;
import org.linli.platform.Ids;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The father of the report has a toothache, and his worker asks whether he may go to hospital tomorrow. */
@Component
@Profile("demo")
class DemoLeave {

    private final Leaves leaves;
    private final Accounts accounts;

    DemoLeave(Leaves leaves, Accounts accounts) {
        this.leaves = leaves;
        this.accounts = accounts;
    }

    void ask(List<Visit> visits, LocalDate today) {
        Town.Resident father = visits.stream()
                .filter(visit -> DemoNeed.isFather(visit, today))
                .map(Visit::who)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No father came yesterday"));
        Account worker = accounts.lookingAfter(father.path(), Role.GRID_WORKER).getFirst();
        LocalDate tomorrow = today.plusDays(1);
        Acting.run(
                worker.actor(),
                () -> leaves.ask(
                        Ids.next(),
                        new PersonId(father.id()),
                        Leaves.FORM.read(Map.of(
                                "purpose",
                                "hospital",
                                "words",
                                "牙疼得厉害，去市人民医院口腔科",
                                "out",
                                tomorrow + "T09:00",
                                "back",
                                tomorrow + "T12:00"))));
    }
}
