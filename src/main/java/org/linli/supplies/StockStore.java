package org.linli.supplies;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.linli.platform.LockedKeys;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Stores, goods and movements. */
@Repository
class StockStore {

    private static final String MOVEMENTS = """
            select m.*, exists (select 1 from supplies.movement c where c.corrects = m.id) as corrected
              from supplies.movement m
            """;

    private final JdbcClient jdbc;
    private final LockedKeys locked;

    StockStore(JdbcClient jdbc, LockedKeys locked) {
        this.jdbc = jdbc;
        this.locked = locked;
    }

    /** Those that are not known yet, behind the others. */
    void insert(Collection<Good> goods) {
        for (Good good : goods) {
            jdbc.sql("""
                            insert into supplies.good (code, name_zh, name_en, unit_zh, unit_en, minimum, sort)
                            select :code, :nameZh, :nameEn, :unitZh, :unitEn, :minimum, coalesce(max(sort), 0) + 1
                              from supplies.good
                            on conflict (code) do nothing
                            """)
                    .param("code", good.code())
                    .param("nameZh", good.nameZh())
                    .param("nameEn", good.nameEn())
                    .param("unitZh", good.unitZh())
                    .param("unitEn", good.unitEn())
                    .param("minimum", good.minimum())
                    .update();
        }
    }

    List<Good> goods() {
        return jdbc.sql("select * from supplies.good order by sort, code")
                .query(StockStore::good)
                .list();
    }

    static Good good(ResultSet rs, int row) throws SQLException {
        return new Good(
                rs.getString("code"),
                rs.getString("name_zh"),
                rs.getString("name_en"),
                rs.getString("unit_zh"),
                rs.getString("unit_en"),
                rs.getInt("minimum"));
    }

    /** False when its id is taken, or its name in the area. */
    boolean insert(Storeroom storeroom, Instant at, @Nullable UUID by) {
        return jdbc.sql("""
                        insert into supplies.storeroom (id, path, name, opened_at, opened_by)
                        values (:id, :path, :name, :at, :by)
                        on conflict do nothing
                        """)
                        .param("id", storeroom.id())
                        .param("path", storeroom.path().value())
                        .param("name", storeroom.name())
                        .param("at", Timestamp.from(at))
                        .param("by", by)
                        .update()
                == 1;
    }

    List<Storeroom> storerooms() {
        return jdbc.sql("select * from supplies.storeroom order by path, name")
                .query(StockStore::storeroom)
                .list();
    }

    Optional<Storeroom> storeroom(UUID id) {
        return jdbc.sql("select * from supplies.storeroom where id = :id")
                .param("id", id)
                .query(StockStore::storeroom)
                .optional();
    }

    private static Storeroom storeroom(ResultSet rs, int row) throws SQLException {
        return new Storeroom(rs.getObject("id", UUID.class), new AreaPath(rs.getString("path")), rs.getString("name"));
    }

    /**
     * Of two who take from the same, the second sees what the first has left. Held until the transaction ends; whoever
     * takes several holds them at once.
     */
    void hold(Collection<Held> several) {
        locked.hold(
                "supplies.stock",
                several.stream()
                        .map(held -> held.storeroom() + " " + held.good())
                        .toList());
    }

    /** A good of a store. */
    record Held(UUID storeroom, String good) {}

    /** By how much stores have more because of a delivery, by good; less while it is out. */
    Map<String, Integer> moved(UUID delivery) {
        return jdbc
                .sql("""
                        select good, sum(quantity) as quantity
                          from supplies.movement
                         where delivery_id = :delivery
                         group by good
                        """)
                .param("delivery", delivery)
                .query((rs, n) -> Map.entry(rs.getString("good"), rs.getInt("quantity")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** What a store has of each good that it ever had. */
    Map<String, Integer> quantities(UUID storeroom) {
        return jdbc
                .sql("select good, quantity from supplies.stock where storeroom_id = :storeroom")
                .param("storeroom", storeroom)
                .query((rs, n) -> Map.entry(rs.getString("good"), rs.getInt("quantity")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** False when the id is taken, perhaps by what whoever acts cannot see. */
    boolean insert(Movement movement, AreaPath path) {
        return jdbc.sql("""
                        insert into supplies.movement (id, storeroom_id, good, path, kind, quantity, counted, note, at,
                                                       account_id, corrects, delivery_id)
                        values (:id, :storeroom, :good, :path, :kind, :quantity, :counted, :note, :at,
                                :by, :corrects, :delivery)
                        on conflict do nothing
                        """)
                        .param("id", movement.id())
                        .param("storeroom", movement.storeroom())
                        .param("good", movement.good())
                        .param("path", path.value())
                        .param("kind", movement.kind().code())
                        .param("quantity", movement.quantity())
                        .param("counted", movement.counted())
                        .param("note", movement.note())
                        .param("at", Timestamp.from(movement.at()))
                        .param("by", movement.by())
                        .param("corrects", movement.corrects())
                        .param("delivery", movement.delivery())
                        .update()
                == 1;
    }

    Optional<Movement> movement(UUID id) {
        return jdbc.sql(MOVEMENTS + " where m.id = :id")
                .param("id", id)
                .query(StockStore::movement)
                .optional();
    }

    /** The latest of a store, newest first. */
    List<Movement> movements(UUID storeroom, int most) {
        return jdbc.sql(MOVEMENTS + " where m.storeroom_id = :storeroom order by m.at desc, m.id desc limit :most")
                .param("storeroom", storeroom)
                .param("most", most)
                .query(StockStore::movement)
                .list();
    }

    private static Movement movement(ResultSet rs, int row) throws SQLException {
        return new Movement(
                rs.getObject("id", UUID.class),
                rs.getObject("storeroom_id", UUID.class),
                rs.getString("good"),
                Movement.Kind.of(rs.getString("kind")),
                rs.getInt("quantity"),
                rs.getObject("counted", Integer.class),
                rs.getString("note"),
                rs.getTimestamp("at").toInstant(),
                rs.getObject("account_id", UUID.class),
                rs.getObject("corrects", UUID.class),
                rs.getObject("delivery_id", UUID.class),
                rs.getBoolean("corrected"));
    }
}
