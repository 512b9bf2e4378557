package org.linli.supplies;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.Acting;
import org.linli.access.AreaPath;
import org.linli.access.Permissions;
import org.linli.people.Household;
import org.linli.people.HouseholdId;
import org.linli.people.People;
import org.linli.people.PeopleMoved;
import org.linli.people.PersonCard;
import org.linli.people.PersonId;
import org.linli.people.PersonMoved;
import org.linli.platform.BusinessClock;
import org.linli.platform.Conflict;
import org.linli.platform.NotFound;
import org.linli.platform.Problem;
import org.linli.platform.Refused;
import org.linli.tasks.NewTask;
import org.linli.tasks.TaskId;
import org.linli.tasks.Tasks;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is brought to households: asked for, packed, brought by somebody of the cell, and told how it went. */
@Service
@Transactional
public class Deliveries {

    /** Permission to ask for deliveries and to call them off. */
    public static final String ORDER = "supplies.order";

    private static final String MOVED = "supplies.delivery.moved";
    private static final String CALLED_OFF = "supplies.delivery.closed";

    private final DeliveryStore store;
    private final DeliveryStock goods;
    private final Stock stock;
    private final People people;
    private final ObjectProvider<Tasks> tasks;
    private final Permissions permissions;
    private final BusinessClock clock;

    Deliveries(
            DeliveryStore store,
            DeliveryStock goods,
            Stock stock,
            People people,
            ObjectProvider<Tasks> tasks,
            Permissions permissions,
            BusinessClock clock) {
        this.store = store;
        this.goods = goods;
        this.stock = stock;
        this.people = people;
        this.tasks = tasks;
        this.permissions = permissions;
        this.clock = clock;
    }

    /** What is brought to a household on a day, by when it is due. */
    @Transactional(readOnly = true)
    public List<Delivery> deliveriesOf(HouseholdId household, LocalDate day) {
        return store.of(household, day, day);
    }

    /** The same of several days. */
    @Transactional(readOnly = true)
    List<Delivery> of(HouseholdId household, LocalDate from, LocalDate until) {
        return store.of(household, from, until);
    }

    /** What a household gets every day now. */
    @Transactional(readOnly = true)
    public List<StandingOrder> standingOf(HouseholdId household) {
        return store.ordersOf(household);
    }

    /** What is brought on a day in an area, in walking order. */
    @Transactional(readOnly = true)
    List<DeliveryStore.AtDoor> onDay(LocalDate day, @Nullable AreaPath area, int most) {
        return store.onDay(
                day, Optional.ofNullable(area).orElseGet(() -> Acting.now().home()), most);
    }

    /** How many of today are still to be packed. */
    @Transactional(readOnly = true)
    long toPack() {
        return store.countToPack(clock.today());
    }

    /**
     * Asks for a delivery and opens the task of bringing it, or begins a daily one; what is sent again is answered
     * again.
     *
     * @throws Refused for a time, goods or a store that are none, and for a daily one where nobody has to stay at home
     * @throws Conflict when something else was asked for under the id
     */
    public void order(DeliveryWanted wanted) {
        permissions.demand(ORDER);
        Household home = people.household(wanted.household());
        check(wanted);
        if (wanted.daily()) {
            begin(wanted, home);
        } else {
            var delivery = new Delivery(
                    wanted.id(),
                    home.id(),
                    home.path(),
                    home.rentalPath(),
                    wanted.storeroom(),
                    null,
                    wanted.items(),
                    wanted.day(),
                    clock.at(wanted.day(), wanted.from()),
                    clock.at(wanted.day(), wanted.until()),
                    clock.now(),
                    Acting.now().id(),
                    null,
                    null);
            if (store.insert(delivery)) {
                openTask(delivery, home);
            } else if (!store.find(wanted.id()).map(delivery::isRepeatOf).orElse(false)) {
                throw new Conflict(Problem.of("id", "supplies.taken"));
            }
        }
    }

    private void check(DeliveryWanted wanted) {
        List<Problem> problems = new ArrayList<>();
        LocalDate today = clock.today();
        if (wanted.day().isBefore(today) || wanted.day().isAfter(today.plusDays(DeliveryWanted.FARTHEST))) {
            problems.add(Problem.of("day", "supplies.delivery.day", DeliveryWanted.FARTHEST));
        }
        if (!wanted.until().isAfter(wanted.from())
                || !wanted.daily() && !clock.at(wanted.day(), wanted.until()).isAfter(clock.now())) {
            problems.add(Problem.of("until", "supplies.delivery.until"));
        }
        if (wanted.items().isEmpty() || wanted.items().size() > DeliveryWanted.MOST_ITEMS) {
            problems.add(Problem.of("items", "supplies.delivery.items", DeliveryWanted.MOST_ITEMS));
        }
        Map<String, Good> known = stock.goods();
        for (Item item : wanted.items()) {
            if (!known.containsKey(item.good())) {
                problems.add(Problem.of("items", "supplies.good.unknown"));
            }
            if (item.quantity() < 1 || item.quantity() > Item.MOST) {
                problems.add(Problem.of("items", "supplies.number", 1, Item.MOST));
            }
        }
        if (stock.storerooms().stream().noneMatch(room -> room.id().equals(wanted.storeroom()))) {
            problems.add(Problem.of("store", "supplies.store.unknown"));
        }
        if (wanted.daily()
                && !store.isConfined(wanted.household(), today)
                && !store.isConfined(wanted.household(), today.plusDays(1))) {
            problems.add(Problem.of("daily", "supplies.daily.free"));
        }
        Refused.ifAny(problems);
    }

    private void begin(DeliveryWanted wanted, Household home) {
        var order = new StandingOrder(
                wanted.id(),
                home.id(),
                home.path(),
                home.rentalPath(),
                wanted.storeroom(),
                wanted.items(),
                wanted.from(),
                wanted.until(),
                clock.now(),
                Acting.now().id(),
                null);
        if (store.insert(order)) {
            LocalDate today = clock.today();
            for (LocalDate day : List.of(today, today.plusDays(1))) {
                store.unplanned(day, today).stream()
                        .filter(each -> each.id().equals(order.id()))
                        .forEach(each -> plan(each, day));
            }
        } else if (!store.order(wanted.id()).map(order::isRepeatOf).orElse(false)) {
            throw new Conflict(Problem.of("id", "supplies.taken"));
        }
    }

    /** Makes the delivery of a day, once: its id follows from order and day. False where it is too late for it. */
    boolean plan(StandingOrder order, LocalDate day) {
        Instant until = clock.at(day, order.until());
        if (!until.isAfter(clock.now())) {
            return false;
        }
        var delivery = new Delivery(
                UUID.nameUUIDFromBytes(("delivery " + order.id() + " " + day).getBytes(StandardCharsets.UTF_8)),
                order.household(),
                order.path(),
                order.rentalPath(),
                order.storeroom(),
                order.id(),
                order.items(),
                day,
                clock.at(day, order.from()),
                until,
                clock.now(),
                Acting.now().id(),
                null,
                null);
        boolean made = store.insert(delivery);
        if (made) {
            openTask(delivery, people.household(order.household()));
        }
        return made;
    }

    /** About whom there is to call there, so that the task has an address and a number. */
    private void openTask(Delivery delivery, Household home) {
        PersonId person = Optional.ofNullable(home.head())
                .orElseGet(() -> people.members(home.id()).stream()
                        .filter(PersonCard::isHere)
                        .map(PersonCard::id)
                        .findFirst()
                        .orElse(null));
        tasks.getObject()
                .open(List.of(new NewTask(
                        TaskId.next(),
                        DeliveryBringing.KEY,
                        delivery.path(),
                        delivery.rentalPath(),
                        person,
                        home.id(),
                        delivery.id(),
                        delivery.dueFrom(),
                        delivery.dueUntil(),
                        delivery.day(),
                        Map.of(
                                "zh", stock.amounts(delivery.items(), Locale.CHINESE),
                                "en", stock.amounts(delivery.items(), Locale.ENGLISH)))));
    }

    /** Its goods leave their stores. All or none. */
    public void pack(Collection<UUID> ids) {
        permissions.demand(Stock.KEEP);
        List<Delivery> toPack = ids.stream()
                .distinct()
                .sorted()
                .map(id -> store.lock(id).orElseThrow(() -> new NotFound("delivery", id)))
                .filter(delivery -> delivery.isOpen() && delivery.packedAt() == null)
                .toList();
        goods.hold(toPack);
        for (Delivery delivery : toPack) {
            store.pack(delivery.id(), clock.now(), Acting.now().id());
            goods.takeOut(delivery);
        }
    }

    /**
     * Keeps how it went; told again, the later holds. What was given has left the store, what was not comes back.
     *
     * @return what the store should not have had by its own account
     */
    List<Item> end(UUID id, Delivery.Ending ending) {
        Delivery delivery = store.lock(id).orElseThrow(() -> new NotFound("delivery", id));
        store.end(id, ending);
        return goods.settle(delivery, ending.outcome().isThere());
    }

    /** Nobody is to bring it any more. */
    public void callOff(UUID id) {
        permissions.demand(ORDER);
        if (!withdraw(id)) {
            throw Refused.of("", "supplies.delivery.over");
        }
    }

    /** False when it had ended. */
    boolean withdraw(UUID id) {
        // The task before the delivery, as whoever brings it.
        Delivery seen = store.find(id).orElseThrow(() -> new NotFound("delivery", id));
        if (!seen.isOpen()) {
            return false;
        }
        tasks.getObject().closeAll(id, CALLED_OFF);
        Delivery delivery = store.lock(id).orElseThrow();
        if (!delivery.isOpen()) {
            return false;
        }
        store.end(
                id,
                new Delivery.Ending(
                        Delivery.Outcome.CALLED_OFF, clock.now(), Acting.now().id()));
        goods.settle(delivery, false);
        return true;
    }

    /** Ends a standing order; what is still to come of it is called off. */
    public void stop(UUID id) {
        permissions.demand(ORDER);
        StandingOrder order = store.order(id).orElseThrow(() -> new NotFound("order", id));
        finish(id);
        LocalDate today = clock.today();
        store.of(order.household(), today, today.plusDays(DeliveryWanted.FARTHEST)).stream()
                .filter(delivery -> id.equals(delivery.order()) && delivery.isOpen())
                .forEach(delivery -> withdraw(delivery.id()));
    }

    /** What a home gets in which nobody lives any more is brought to where the last of them moved. */
    void follow(PeopleMoved moves) {
        Map<HouseholdId, PersonMoved> last = moves.lastOut();
        store.ordersOfEmptied(last.keySet())
                .forEach(order -> store.moveOrder(order.id(), Objects.requireNonNull(last.get(order.household()))));
        for (Delivery delivery : store.openOfEmptied(last.keySet())) {
            tasks.getObject().closeAll(delivery.id(), MOVED);
            store.move(delivery.id(), Objects.requireNonNull(last.get(delivery.household())));
            Delivery there = store.lock(delivery.id()).orElseThrow();
            openTask(there, people.household(there.household()));
        }
    }

    /** False when it had ended. */
    boolean finish(UUID order) {
        return store.endOrder(order, clock.now(), Acting.now().id());
    }
}
