package org.linli.supplies;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.linli.people.HouseholdId;
import org.linli.people.HouseholdRows;
import org.linli.people.PersonMoved;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Deliveries and standing orders. */
@Repository
class DeliveryStore {

    /** Whether somebody of a household that is {@code x} must stay at home on a day; exercises confine nobody. */
    private static final String CONFINED = """
            exists (select 1
                      from care.confinement c
                     where c.household_id = x.household_id
                       and not c.drill
                       and c.started_on <= %1$s
                       and %1$s between c.first_day and c.last_day
                       and (c.ended_on is null or c.ended_on > %1$s)%2$s)
            """;

    /** The same of a day to come: a measure that ends before it is taken to end then. */
    private static final String AS_PLANNED = " and c.ends_on >= ";

    private final JdbcClient jdbc;

    DeliveryStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False when the id is taken, perhaps by what whoever acts cannot see. */
    boolean insert(Delivery delivery) {
        return jdbc.sql("""
                        insert into supplies.delivery (id, household_id, path, rental_path, storeroom_id, order_id,
                                                       goods, quantities, day, due_from, due_until,
                                                       ordered_at, ordered_by)
                        values (:id, :household, :path, :rentalPath, :storeroom, :order,
                                :goods, :quantities, :day, :from, :until,
                                :at, :by)
                        on conflict (id) do nothing
                        """)
                        .param("id", delivery.id())
                        .param("household", delivery.household().value())
                        .param("path", delivery.path().value())
                        .param("rentalPath", AreaPath.written(delivery.rentalPath()))
                        .param("storeroom", delivery.storeroom())
                        .param("order", delivery.order())
                        .param("goods", goods(delivery.items()))
                        .param("quantities", quantities(delivery.items()))
                        .param("day", delivery.day())
                        .param("from", Timestamp.from(delivery.dueFrom()))
                        .param("until", Timestamp.from(delivery.dueUntil()))
                        .param("at", Timestamp.from(delivery.orderedAt()))
                        .param("by", delivery.orderedBy())
                        .update()
                == 1;
    }

    /** False when the id is taken, perhaps by what whoever acts cannot see. */
    boolean insert(StandingOrder order) {
        return jdbc.sql("""
                        insert into supplies.standing_order (id, household_id, path, rental_path, storeroom_id, goods,
                                                             quantities, from_time, until_time, begun_at, begun_by)
                        values (:id, :household, :path, :rentalPath, :storeroom, :goods,
                                :quantities, :from, :until, :at, :by)
                        on conflict (id) do nothing
                        """)
                        .param("id", order.id())
                        .param("household", order.household().value())
                        .param("path", order.path().value())
                        .param("rentalPath", AreaPath.written(order.rentalPath()))
                        .param("storeroom", order.storeroom())
                        .param("goods", goods(order.items()))
                        .param("quantities", quantities(order.items()))
                        .param("from", order.from())
                        .param("until", order.until())
                        .param("at", Timestamp.from(order.begunAt()))
                        .param("by", order.begunBy())
                        .update()
                == 1;
    }

    private static String[] goods(Collection<Item> items) {
        return items.stream().map(Item::good).toArray(String[]::new);
    }

    private static Integer[] quantities(Collection<Item> items) {
        return items.stream().map(Item::quantity).toArray(Integer[]::new);
    }

    Optional<Delivery> find(UUID id) {
        return jdbc.sql("select * from supplies.delivery where id = :id")
                .param("id", id)
                .query(DeliveryStore::delivery)
                .optional();
    }

    /** Finds a delivery and keeps others from changing it until the transaction ends. */
    Optional<Delivery> lock(UUID id) {
        return jdbc.sql("select * from supplies.delivery where id = :id for update")
                .param("id", id)
                .query(DeliveryStore::delivery)
                .optional();
    }

    Optional<StandingOrder> order(UUID id) {
        return jdbc.sql("select * from supplies.standing_order where id = :id")
                .param("id", id)
                .query(DeliveryStore::order)
                .optional();
    }

    /** Of a household, from a day on, by when they are due. */
    List<Delivery> of(HouseholdId household, LocalDate from, LocalDate until) {
        return jdbc.sql("""
                        select *
                          from supplies.delivery
                         where household_id = :household and day between :from and :until
                         order by due_from, id
                        """)
                .param("household", household.value())
                .param("from", from)
                .param("until", until)
                .query(DeliveryStore::delivery)
                .list();
    }

    List<StandingOrder> ordersOf(HouseholdId household) {
        return jdbc.sql("""
                        select *
                          from supplies.standing_order
                         where household_id = :household and ended_at is null
                         order by from_time, id
                        """)
                .param("household", household.value())
                .query(DeliveryStore::order)
                .list();
    }

    /** What goes on for those of the households in which nobody lives any more. */
    List<StandingOrder> ordersOfEmptied(Collection<HouseholdId> households) {
        return jdbc.sql("""
                        select o.*
                          from supplies.standing_order o
                          join people.household h on h.id = o.household_id and h.ended_on is not null
                         where o.household_id = any(:households) and o.ended_at is null
                         order by o.id
                        """)
                .param("households", ids(households))
                .query(DeliveryStore::order)
                .list();
    }

    /** What is still to be brought to those of the households in which nobody lives any more. */
    List<Delivery> openOfEmptied(Collection<HouseholdId> households) {
        return jdbc.sql("""
                        select d.*
                          from supplies.delivery d
                          join people.household h on h.id = d.household_id and h.ended_on is not null
                         where d.household_id = any(:households) and d.outcome is null
                         order by d.id
                        """)
                .param("households", ids(households))
                .query(DeliveryStore::delivery)
                .list();
    }

    private static UUID[] ids(Collection<HouseholdId> households) {
        return households.stream().map(HouseholdId::value).toArray(UUID[]::new);
    }

    void moveOrder(UUID id, PersonMoved to) {
        move("supplies.standing_order", id, to);
    }

    void move(UUID id, PersonMoved to) {
        move("supplies.delivery", id, to);
    }

    private void move(String table, UUID id, PersonMoved to) {
        jdbc.sql("update " + table
                        + " set household_id = :household, path = :path, rental_path = :rental where id = :id")
                .param("household", to.household().value())
                .param("path", to.path().value())
                .param("rental", AreaPath.written(to.rentalPath()))
                .param("id", id)
                .update();
    }

    /** Whether somebody there must stay at home on that day. */
    boolean isConfined(HouseholdId household, LocalDate day) {
        return jdbc.sql("select " + confined("cast(:day as date)")
                        + " from (select cast(:household as uuid) as household_id) x")
                .param("day", day)
                .param("household", household.value())
                .query(Boolean.class)
                .single();
    }

    /** Those that go on though nobody there has to stay at home any more, today or tomorrow. */
    List<UUID> overdueOrders(LocalDate today) {
        return jdbc.sql("select x.id from supplies.standing_order x where x.ended_at is null and not "
                        + confined("cast(:today as date)") + " and not "
                        + confined("(cast(:today as date) + 1)") + " order by x.id")
                .param("today", today)
                .query(UUID.class)
                .list();
    }

    /** Those of standing orders that are to come though nobody there has to stay at home that day. */
    List<UUID> unwanted(LocalDate today) {
        return jdbc.sql("""
                        select x.id
                          from supplies.delivery x
                          join supplies.standing_order o on o.id = x.order_id
                         where x.outcome is null and x.day >= cast(:today as date)
                           and (o.ended_at is not null or not
                        """ + confined("x.day") + ") order by x.id")
                .param("today", today)
                .query(UUID.class)
                .list();
    }

    private static String confined(String day) {
        return CONFINED.formatted(day, "");
    }

    /** Standing orders without a delivery on a day on which somebody there must stay at home. */
    List<StandingOrder> unplanned(LocalDate day, LocalDate today) {
        String planned = day.isAfter(today) ? AS_PLANNED + "cast(:day as date)" : "";
        return jdbc.sql("""
                        select x.*
                          from supplies.standing_order x
                         where x.ended_at is null
                           and not exists (select 1 from supplies.delivery d where d.order_id = x.id and d.day = :day)
                           and
                        """ + CONFINED.formatted("cast(:day as date)", planned) + " order by x.id")
                .param("day", day)
                .query(DeliveryStore::order)
                .list();
    }

    long countToPack(LocalDate day) {
        return jdbc.sql("""
                        select count(*)
                          from supplies.delivery
                         where day = :day and outcome is null and packed_at is null
                        """).param("day", day).query(Long.class).single();
    }

    void pack(UUID id, Instant at, @Nullable UUID by) {
        jdbc.sql("update supplies.delivery set packed_at = :at, packed_by = :by where id = :id")
                .param("id", id)
                .param("at", Timestamp.from(at))
                .param("by", by)
                .update();
    }

    void end(UUID id, Delivery.Ending ending) {
        jdbc.sql("update supplies.delivery set outcome = :outcome, ended_at = :at, ended_by = :by where id = :id")
                .param("id", id)
                .param("outcome", ending.outcome().code())
                .param("at", Timestamp.from(ending.at()))
                .param("by", ending.by())
                .update();
    }

    /** False when it had ended. */
    boolean endOrder(UUID id, Instant at, @Nullable UUID by) {
        return jdbc.sql("""
                        update supplies.standing_order set ended_at = :at, ended_by = :by
                         where id = :id and ended_at is null
                        """)
                        .param("id", id)
                        .param("at", Timestamp.from(at))
                        .param("by", by)
                        .update()
                == 1;
    }

    /** Deliveries and orders of homes that lie in another cell now. */
    void follow(Collection<UUID> buildings) {
        HouseholdRows.follow(jdbc, "supplies.delivery", buildings);
        HouseholdRows.follow(jdbc, "supplies.standing_order", buildings);
    }

    /** A delivery with the home that it goes to. */
    record AtDoor(Delivery delivery, String address, String room) {}

    /** Those of a day in an area, in walking order; not those that were called off. */
    List<AtDoor> onDay(LocalDate day, AreaPath area, int most) {
        return jdbc.sql("""
                        select d.*, coalesce(t.address, '') as address, coalesce(t.room, '') as room
                          from supplies.delivery d
                          left join people.home h on h.household_id = d.household_id
                          left join territory.home t on t.dwelling_id = h.dwelling_id
                         where d.day = :day
                           and d.outcome is distinct from 'called_off'
                           and (d.path >= :area and d.path < :end or d.rental_path >= :area and d.rental_path < :end)
                         order by d.path, coalesce(t.building_order, -1), address, coalesce(t.room_order, -1), room,
                                  d.due_from, d.id
                         limit :most
                        """)
                .param("day", day)
                .param("area", area.value())
                .param("end", area.end())
                .param("most", most)
                .query((rs, n) -> new AtDoor(delivery(rs, n), rs.getString("address"), rs.getString("room")))
                .list();
    }

    private static List<Item> items(ResultSet rs) throws SQLException {
        String[] goods = (String[]) rs.getArray("goods").getArray();
        Integer[] quantities = (Integer[]) rs.getArray("quantities").getArray();
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < goods.length; i++) {
            items.add(new Item(goods[i], quantities[i]));
        }
        return items;
    }

    private static StandingOrder order(ResultSet rs, int row) throws SQLException {
        return new StandingOrder(
                rs.getObject("id", UUID.class),
                HouseholdId.of(rs.getObject("household_id", UUID.class)),
                new AreaPath(rs.getString("path")),
                AreaPath.read(rs.getString("rental_path")),
                rs.getObject("storeroom_id", UUID.class),
                items(rs),
                rs.getObject("from_time", LocalTime.class),
                rs.getObject("until_time", LocalTime.class),
                rs.getTimestamp("begun_at").toInstant(),
                rs.getObject("begun_by", UUID.class),
                moment(rs, "ended_at"));
    }

    private static Delivery delivery(ResultSet rs, int row) throws SQLException {
        String outcome = rs.getString("outcome");
        return new Delivery(
                rs.getObject("id", UUID.class),
                HouseholdId.of(rs.getObject("household_id", UUID.class)),
                new AreaPath(rs.getString("path")),
                AreaPath.read(rs.getString("rental_path")),
                rs.getObject("storeroom_id", UUID.class),
                rs.getObject("order_id", UUID.class),
                items(rs),
                rs.getObject("day", LocalDate.class),
                rs.getTimestamp("due_from").toInstant(),
                rs.getTimestamp("due_until").toInstant(),
                rs.getTimestamp("ordered_at").toInstant(),
                rs.getObject("ordered_by", UUID.class),
                moment(rs, "packed_at"),
                outcome == null
                        ? null
                        : new Delivery.Ending(
                                Delivery.Outcome.of(outcome),
                                Objects.requireNonNull(moment(rs, "ended_at")),
                                rs.getObject("ended_by", UUID.class)));
    }

    private static @Nullable Instant moment(ResultSet rs, String column) throws SQLException {
        return Optional.ofNullable(rs.getTimestamp(column))
                .map(Timestamp::toInstant)
                .orElse(null);
    }
}
