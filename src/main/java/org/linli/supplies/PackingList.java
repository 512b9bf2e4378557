package org.linli.supplies;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.linli.access.AreaPath;

/**
 * What goes to which door on a day, in walking order.
 *
 * @param totals how much of each good of each store
 * @param buildings in walking order
 */
record PackingList(List<Total> totals, List<Building> buildings) {

    /**
     * How much of a good all doors get from a store.
     *
     * @param toPack how much of it is still in the store
     */
    record Total(UUID storeroom, String good, int quantity, int toPack) {}

    /** @param path the cell, by which two buildings of one address in two communities are told apart */
    record Building(AreaPath path, String address, List<DeliveryStore.AtDoor> doors) {

        /** Those whose goods are still in the store. */
        List<UUID> toPack() {
            return doors.stream()
                    .map(DeliveryStore.AtDoor::delivery)
                    .filter(PackingList::isToPack)
                    .map(Delivery::id)
                    .toList();
        }
    }

    private record Key(AreaPath path, String address) {}

    private static boolean isToPack(Delivery delivery) {
        return delivery.isOpen() && delivery.packedAt() == null;
    }

    /** @param doors in walking order */
    static PackingList of(List<DeliveryStore.AtDoor> doors) {
        Map<Key, List<DeliveryStore.AtDoor>> byBuilding = new LinkedHashMap<>();
        Map<StockStore.Held, int[]> sums = new LinkedHashMap<>();
        for (DeliveryStore.AtDoor door : doors) {
            Delivery delivery = door.delivery();
            byBuilding
                    .computeIfAbsent(new Key(delivery.path(), door.address()), key -> new ArrayList<>())
                    .add(door);
            for (Item item : delivery.items()) {
                int[] sum =
                        sums.computeIfAbsent(new StockStore.Held(delivery.storeroom(), item.good()), key -> new int[2]);
                sum[0] += item.quantity();
                sum[1] += isToPack(delivery) ? item.quantity() : 0;
            }
        }
        return new PackingList(
                sums.entrySet().stream()
                        .map(entry -> new Total(
                                entry.getKey().storeroom(),
                                entry.getKey().good(),
                                entry.getValue()[0],
                                entry.getValue()[1]))
                        .toList(),
                byBuilding.entrySet().stream()
                        .map(entry -> new Building(
                                entry.getKey().path(), entry.getKey().address(), entry.getValue()))
                        .toList());
    }
}
