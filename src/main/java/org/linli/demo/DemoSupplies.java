package org.linli.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.linli.access.Accounts;
import org.linli.access.Acting;
import org.linli.access.Actor;
import org.linli.access.Role;
import org.linli.people.HouseholdId;
import org.linli.people.People;
import org.linli.people.PersonId;
import org.linli.platform.BusinessClock;
import org.linli.platform.Ids;
import org.linli.supplies.Deliveries;
import org.linli.supplies.DeliveryWanted;
import org.linli.supplies.Item;
import org.linli.supplies.Movement;
import org.linli.supplies.Stock;
import org.linli.supplies.Storeroom;
import org.linli.tasks.Tasks;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Xifan has a store, with little rice left, and the father and his children are brought noodles on the first day at
 * home and meals and fruit every day until they may go out.
 */
@Component
@Profile("demo")
class DemoSupplies {

    private static final Map<String, Integer> RECEIVED =
            Map.of("noodles", 60, "meal", 120, "fruit", 40, "rice-5kg", 8, "milk", 12, "masks", 45);

    private static final LocalTime FROM = LocalTime.of(17, 0);
    private static final LocalTime UNTIL = LocalTime.of(19, 30);
    private static final LocalTime BROUGHT = LocalTime.of(18, 10);
    private static final LocalTime ORDERED = LocalTime.of(9, 0);

    private final Stock stock;
    private final Deliveries deliveries;
    private final People people;
    private final Tasks tasks;
    private final DemoTasks done;
    private final Accounts accounts;
    private final BusinessClock clock;

    DemoSupplies(
            Stock stock,
            Deliveries deliveries,
            People people,
            Tasks tasks,
            DemoTasks done,
            Accounts accounts,
            BusinessClock clock) {
        this.tasks = tasks;
        this.done = done;
        this.clock = clock;
        this.stock = stock;
        this.deliveries = deliveries;
        this.people = people;
        this.accounts = accounts;
    }

    /** @param set sets the clock that the services look at */
    void bring(DemoFamily family, LocalDate today, Consumer<Instant> set) {
        Actor secretary = accounts.lookingAfter(DemoAccounts.XIFAN, Role.SECRETARY).stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Nobody is secretary of Xifan"))
                .actor();
        LocalDate first = today.minusDays(2);
        LocalDate second = today.minusDays(1);
        set.accept(clock.at(first, ORDERED));
        Storeroom store = Acting.as(secretary, this::open);
        Map<HouseholdId, Integer> portions = new LinkedHashMap<>();
        portions.put(home(family.fatherId()), 1);
        family.childrenIds().forEach(child -> portions.merge(home(child), 1, Integer::sum));
        portions.forEach((home, number) -> Acting.run(
                secretary, () -> deliveries.order(wanted(home, store, List.of(new Item("noodles", number)), first))));
        bring(portions.keySet(), first, set);
        set.accept(clock.at(second, ORDERED));
        portions.forEach((home, number) -> Acting.run(
                secretary,
                () -> deliveries.order(
                        wanted(home, store, List.of(new Item("meal", number), new Item("fruit", 1)), second))));
        bring(portions.keySet(), second, set);
    }

    private Storeroom open() {
        Storeroom store = stock.open(Ids.next(), DemoAccounts.XIFAN, "西范小区物资点");
        RECEIVED.forEach((good, number) ->
                stock.enter(new Movement.Entry(Ids.next(), store.id(), good, Movement.Kind.IN, number, "街道调拨")));
        return store;
    }

    private HouseholdId home(PersonId person) {
        return people.get(person).household();
    }

    /** Noodles once; what is more than one thing comes every day. */
    private static DeliveryWanted wanted(HouseholdId home, Storeroom store, List<Item> items, LocalDate day) {
        return new DeliveryWanted(Ids.next(), home, store.id(), items, day, FROM, UNTIL, items.size() > 1);
    }

    private void bring(Collection<HouseholdId> homes, LocalDate day, Consumer<Instant> set) {
        set.accept(clock.at(day, BROUGHT));
        for (HouseholdId home : homes) {
            deliveries.deliveriesOf(home, day).stream()
                    .flatMap(delivery -> tasks.ofSource(delivery.id()).stream())
                    .forEach(task -> done.complete(task, Map.of("outcome", "left_at_door")));
        }
    }
}
