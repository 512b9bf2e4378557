package org.linli.people;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.linli.platform.StaleRecord;
import org.linli.territory.DwellingId;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of households. */
@Repository
class HouseholdStore {

    private final JdbcClient jdbc;
    private final NamedParameterJdbcOperations batches;

    HouseholdStore(JdbcClient jdbc, NamedParameterJdbcOperations batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    Optional<Household> find(HouseholdId id) {
        return Optional.ofNullable(findAll(List.of(id)).get(id));
    }

    Map<HouseholdId, Household> findAll(Collection<HouseholdId> ids) {
        Map<HouseholdId, Household> found = new HashMap<>();
        if (!ids.isEmpty()) {
            jdbc.sql("""
                            select id, path, rental_path, dwelling_id, kind, head_id, note, since, ended_on, version
                              from people.household
                             where id = any(:ids)
                            """)
                    .param("ids", ids.stream().map(HouseholdId::value).toArray(UUID[]::new))
                    .query(HouseholdStore::household)
                    .list()
                    .forEach(h -> found.put(h.id(), h));
        }
        return found;
    }

    /**
     * The household of its kind that lives now in each of the homes; where there are several, the one that came first.
     * The subqueries let PostgreSQL keep one plan, see {@link NumberStore}.
     */
    Map<DwellingId, Household> openAt(Map<DwellingId, HouseholdKind> homes) {
        Map<DwellingId, Household> found = new HashMap<>();
        if (!homes.isEmpty()) {
            var ordered = new LinkedHashMap<>(homes);
            jdbc.sql("""
                            select distinct on (h.dwelling_id)
                                   h.id, h.path, h.rental_path, h.dwelling_id, h.kind, h.head_id, h.note, h.since,
                                   h.ended_on, h.version
                              from unnest((select :dwellings), (select :kinds)) as w (dwelling, kind)
                              join people.household h on h.dwelling_id = w.dwelling and h.kind = w.kind
                             where h.ended_on is null
                             order by h.dwelling_id, h.id
                            """)
                    .param(
                            "dwellings",
                            ordered.keySet().stream().map(DwellingId::value).toArray(UUID[]::new))
                    .param(
                            "kinds",
                            ordered.values().stream().map(HouseholdKind::code).toArray(String[]::new))
                    .query((rs, n) ->
                            found.put(new DwellingId(rs.getObject("dwelling_id", UUID.class)), household(rs, n)))
                    .list();
        }
        return found;
    }

    /** All households of a home that live there now. */
    List<Household> livingIn(DwellingId dwelling) {
        return jdbc.sql("""
                        select id, path, rental_path, dwelling_id, kind, head_id, note, since, ended_on, version
                          from people.household
                         where dwelling_id = :dwelling and ended_on is null
                         order by id
                        """)
                .param("dwelling", dwelling.value())
                .query(HouseholdStore::household)
                .list();
    }

    void insert(Household household) {
        insertAll(List.of(household));
    }

    void insertAll(Collection<Household> households) {
        batches.batchUpdate("""
                insert into people.household (id, path, rental_path, dwelling_id, kind, note, since)
                values (:id, :path, :rentalPath, :dwelling, :kind, :note, :since)
                """, households.stream().map(HouseholdStore::values).toArray(SqlParameterSource[]::new));
    }

    private static SqlParameterSource values(Household household) {
        DwellingId home = household.dwelling();
        LocalDate since = household.since();
        return new MapSqlParameterSource("id", household.id().value())
                .addValue("path", household.path().value())
                .addValue("rentalPath", text(household.rentalPath()))
                .addValue("dwelling", home == null ? null : home.value())
                .addValue("kind", household.kind().code())
                .addValue("note", household.note().isEmpty() ? null : household.note())
                .addValue("since", since == null ? null : Date.valueOf(since));
    }

    /** Names the head of a household that was read at {@code version}. */
    void setHead(HouseholdId id, int version, PersonId head) {
        int changed = jdbc.sql("""
                        update people.household set head_id = :head, version = version + 1
                         where id = :id and version = :version
                        """)
                .param("head", head.value())
                .param("id", id.value())
                .param("version", version)
                .update();
        if (changed == 0) {
            throw new StaleRecord("household", id);
        }
    }

    /** Where it lives, in the same cell as before. */
    void setDwelling(HouseholdId id, int version, DwellingId dwelling) {
        int hit = jdbc.sql("""
                        update people.household
                           set dwelling_id = :dwelling, version = version + 1
                         where id = :id and version = :version
                        """)
                .param("id", id.value())
                .param("version", version)
                .param("dwelling", dwelling.value())
                .update();
        if (hit == 0) {
            throw new StaleRecord("household", id);
        }
    }

    void setNote(HouseholdId id, int version, String note) {
        int changed = jdbc.sql("""
                        update people.household set note = nullif(:note, ''), version = version + 1
                         where id = :id and version = :version
                        """)
                .param("note", note)
                .param("id", id.value())
                .param("version", version)
                .update();
        if (changed == 0) {
            throw new StaleRecord("household", id);
        }
    }

    /** Where nobody is named as the head yet, the given one becomes it. */
    void nameHeads(Map<HouseholdId, PersonId> heads) {
        var ordered = new LinkedHashMap<>(heads);
        jdbc.sql("""
                        update people.household h
                           set head_id = n.head, version = version + 1
                          from unnest(:ids, :heads) as n (id, head)
                         where h.id = n.id and h.head_id is null
                        """)
                .param("ids", ordered.keySet().stream().map(HouseholdId::value).toArray(UUID[]::new))
                .param("heads", ordered.values().stream().map(PersonId::value).toArray(UUID[]::new))
                .update();
    }

    /** Somebody lives there (again). */
    void reopen(Collection<HouseholdId> ids) {
        jdbc.sql("""
                        update people.household set ended_on = null, version = version + 1
                         where id = any(:ids) and ended_on is not null
                        """)
                .param("ids", ids.stream().map(HouseholdId::value).toArray(UUID[]::new))
                .update();
    }

    /**
     * Ends the household if nobody lives in it any more, and no longer names as its head somebody who lives elsewhere.
     */
    void settleAfterLeaving(HouseholdId id, LocalDate day) {
        settleAfterLeaving(List.of(id), day);
    }

    /** The same for many. */
    void settleAfterLeaving(Collection<HouseholdId> ids, LocalDate day) {
        jdbc.sql("""
                        update people.household h
                           set head_id = case when exists (select 1 from people.person p
                                                            where p.id = h.head_id and p.household_id = h.id)
                                              then h.head_id end,
                               ended_on = case when exists (select 1 from people.person p
                                                             where p.household_id = h.id
                                                               and p.left_on is null and p.died_on is null)
                                               then null else cast(:day as date) end,
                               version = version + 1
                         where h.id = any(:ids)
                        """)
                .param("ids", ids.stream().map(HouseholdId::value).toArray(UUID[]::new))
                .param("day", Date.valueOf(day))
                .update();
    }

    /** Households of these buildings get the paths that their homes have now, and so do their people. */
    void follow(Collection<UUID> buildings) {
        UUID[] ids = buildings.toArray(UUID[]::new);
        jdbc.sql("""
                        update people.household h
                           set path = t.path,
                               rental_path = t.rental_path,
                               version = h.version + 1
                          from territory.home t
                         where t.dwelling_id = h.dwelling_id and t.building_id = any(:ids)
                        """).param("ids", ids).update();
        jdbc.sql("""
                        update people.person p
                           set path = h.path, rental_path = h.rental_path, version = p.version + 1
                          from people.household h
                          join territory.home t on t.dwelling_id = h.dwelling_id
                         where h.id = p.household_id and t.building_id = any(:ids)
                        """).param("ids", ids).update();
        jdbc.sql("""
                        update people.contact_point c
                           set path = p.path, rental_path = p.rental_path
                          from people.person p
                          join people.household h on h.id = p.household_id
                          join territory.home t on t.dwelling_id = h.dwelling_id
                         where p.id = c.person_id and t.building_id = any(:ids)
                        """).param("ids", ids).update();
    }

    private static @Nullable String text(@Nullable AreaPath path) {
        return path == null ? null : path.value();
    }

    private static Household household(ResultSet rs, int row) throws SQLException {
        String rentalPath = rs.getString("rental_path");
        UUID dwelling = rs.getObject("dwelling_id", UUID.class);
        UUID head = rs.getObject("head_id", UUID.class);
        String note = rs.getString("note");
        return new Household(
                new HouseholdId(rs.getObject("id", UUID.class)),
                new AreaPath(rs.getString("path")),
                AreaPath.read(rentalPath),
                dwelling == null ? null : new DwellingId(dwelling),
                HouseholdKind.ofCode(rs.getString("kind")),
                head == null ? null : new PersonId(head),
                note == null ? "" : note,
                rs.getObject("since", LocalDate.class),
                rs.getObject("ended_on", LocalDate.class),
                rs.getInt("version"));
    }
}
