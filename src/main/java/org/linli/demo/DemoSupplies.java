package org.linli.demo;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.linli.access.Account;
import org.linli.access.Accounts;
import org.linli.access.Acting;
import org.linli.access.Role;
import org.linli.demo.VisitPlan.Visit;
import org.linli.people.HouseholdId;
import org.linli.people.People;
import org.linli.people.PersonId;
import org.linli.platform.Ids;
import org.linli.supplies.Deliveries;
import org.linli.supplies.DeliveryWanted;
import org.linli.supplies.Item;
import org.linli.supplies.Movement;
import org.linli.supplies.Stock;
import org.linli.supplies.Storeroom;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Xifan has a store, with little rice left, and the father and his children are brought meals and fruit every day. */
@Component
@Profile("demo")
class DemoSupplies {

    private static final Map<String, Integer> RECEIVED =
            Map.of("noodles", 60, "meal", 120, "fruit", 40, "rice-5kg", 8, "milk", 12, "masks", 45);

    private static final List<Item> EACH_DAY = List.of(new Item("meal", 3), new Item("fruit", 1));

    private final Stock stock;
    private final Deliveries deliveries;
    private final People people;
    private final Accounts accounts;

    DemoSupplies(Stock stock, Deliveries deliveries, People people, Accounts accounts) {
        this.stock = stock;
        this.deliveries = deliveries;
        this.people = people;
        this.accounts = accounts;
    }

    /** @param visits those who came */
    void bring(List<Visit> visits, LocalDate today) {
        Town.Resident father = visits.stream()
                .filter(visit -> DemoAccounts.XIFAN.covers(visit.who().path())
                        && visit.arrivedOn().equals(today.minusDays(1)))
                .map(Visit::who)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No father came yesterday"));
        Account secretary = accounts.lookingAfter(DemoAccounts.XIFAN, Role.SECRETARY).stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Nobody is secretary of Xifan"));
        Acting.run(secretary.actor(), () -> {
            Storeroom store = stock.open(Ids.next(), DemoAccounts.XIFAN, "西范小区物资点");
            RECEIVED.forEach((good, number) ->
                    stock.enter(new Movement.Entry(Ids.next(), store.id(), good, Movement.Kind.IN, number, "街道调拨")));
            HouseholdId home = people.get(new PersonId(father.id())).household();
            deliveries.order(new DeliveryWanted(
                    Ids.next(), home, store.id(), EACH_DAY, today, LocalTime.of(17, 0), LocalTime.of(19, 30), true));
        });
    }
}
