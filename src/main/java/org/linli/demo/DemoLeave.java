package org.linli.demo;

import java.time.LocalDate;
import java.util.Map;
import org.linli.access.Account;
import org.linli.access.Accounts;
import org.linli.access.Acting;
import org.linli.access.Role;
import org.linli.confinement.Leaves;
import org.linli.platform.Ids;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The father of the report has a toothache, and his worker asks whether he may go to hospital tonight. */
@Component
@Profile("demo")
class DemoLeave {

    private final Leaves leaves;
    private final Accounts accounts;

    DemoLeave(Leaves leaves, Accounts accounts) {
        this.leaves = leaves;
        this.accounts = accounts;
    }

    void ask(DemoFamily family, LocalDate today) {
        Account worker =
                accounts.lookingAfter(family.father().path(), Role.GRID_WORKER).getFirst();
        Acting.run(
                worker.actor(),
                () -> leaves.ask(
                        Ids.next(),
                        family.fatherId(),
                        Leaves.FORM.read(Map.of(
                                "purpose",
                                "hospital",
                                "words",
                                "牙疼得厉害，去市人民医院口腔科急诊",
                                "out",
                                today + "T20:00",
                                "back",
                                today + "T22:30"))));
    }
}
