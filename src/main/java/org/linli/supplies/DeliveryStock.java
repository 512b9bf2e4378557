package org.linli.supplies;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.linli.access.Acting;
import org.linli.access.AreaPath;
import org.linli.access.BeyondScope;
import org.linli.platform.BusinessClock;
import org.linli.platform.Ids;
import org.linli.platform.NotFound;
import org.springframework.stereotype.Component;

/**
 * Lets the goods of a delivery leave their store once, and come back when they were not given: whatever is told again
 * or corrected, only the difference moves. Must be called in a transaction that holds the delivery.
 */
@Component
class DeliveryStock {

    private final StockStore store;
    private final Stock stock;
    private final BeyondScope beyond;
    private final BusinessClock clock;

    DeliveryStock(StockStore store, Stock stock, BeyondScope beyond, BusinessClock clock) {
        this.store = store;
        this.stock = stock;
        this.beyond = beyond;
        this.clock = clock;
    }

    /** Whoever packs several holds what they take at once, so that no two wait for each other in a circle. */
    void hold(Collection<Delivery> deliveries) {
        store.hold(deliveries.stream()
                .flatMap(delivery ->
                        delivery.items().stream().map(item -> new StockStore.Held(delivery.storeroom(), item.good())))
                .toList());
    }

    /** @throws org.linli.platform.Refused when the store has less, naming the good and what is left */
    void takeOut(Delivery delivery) {
        move(delivery, true, true);
    }

    /**
     * As it was in truth: what was given was given, whatever the store is said to have.
     *
     * @param given whether the household has it
     * @return what the store should not have had by its own account
     */
    List<Item> settle(Delivery delivery, boolean given) {
        return move(delivery, given, false);
    }

    /** The store may be one that whoever brings it does not see: the household may have moved. */
    private List<Item> move(Delivery delivery, boolean out, boolean onlyIfEnough) {
        hold(List.of(delivery));
        return beyond.call(() -> {
            Storeroom storeroom = store.storeroom(delivery.storeroom())
                    .orElseThrow(() -> new NotFound("store", delivery.storeroom()));
            Map<String, Integer> wanted = new LinkedHashMap<>();
            delivery.items().forEach(item -> wanted.merge(item.good(), out ? -item.quantity() : 0, Integer::sum));
            Map<String, Integer> moved = store.moved(delivery.id());
            Map<String, Integer> there = store.quantities(storeroom.id());
            List<Item> missing = new ArrayList<>();
            wanted.forEach((good, whole) -> {
                int change = whole - moved.getOrDefault(good, 0);
                int left = there.getOrDefault(good, 0);
                if (left + change < 0) {
                    if (onlyIfEnough) {
                        throw stock.tooFew("", stock.good(good), left);
                    }
                    missing.add(new Item(good, -(left + change)));
                    change = -left;
                }
                if (change != 0) {
                    append(delivery.id(), storeroom.id(), good, change, storeroom.path());
                }
            });
            return missing;
        });
    }

    private void append(UUID delivery, UUID storeroom, String good, int change, AreaPath path) {
        store.insert(
                new Movement(
                        Ids.next(),
                        storeroom,
                        good,
                        Movement.Kind.DELIVERY,
                        change,
                        null,
                        "",
                        clock.now(),
                        Acting.now().id(),
                        null,
                        delivery,
                        false),
                path);
    }
}
