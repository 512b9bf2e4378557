package org.linli.policy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The list of risk areas as imported lists change it, and what each of them changed. */
@Repository
class RiskAreaStore {

    private final JdbcClient jdbc;

    RiskAreaStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A place on record. */
    record Kept(UUID id, RiskPlace place) {}

    /** The place as it is listed from exactly that day. */
    Optional<Kept> same(RiskPlace place) {
        return one("and valid_from = :from", place);
    }

    /** The place as it stands on the day from which it is listed now. */
    Optional<Kept> standing(RiskPlace place) {
        return one("and valid_from <= :from and (valid_to is null or valid_to >= :from)", place);
    }

    private Optional<Kept> one(String when, RiskPlace place) {
        return jdbc.sql("select * from policy.risk_place where division_code = :code and md5(name) = md5(:name) " + when
                        + " order by valid_from desc limit 1 for update")
                .param("code", place.divisionCode())
                .param("name", place.name())
                .param("from", place.from())
                .query(RiskAreaStore::kept)
                .optional();
    }

    void change(UUID id, RiskLevel level, @Nullable LocalDate to, String source) {
        jdbc.sql("""
                        update policy.risk_place
                           set level = :level, valid_to = :to, source = :source,
                               revision = nextval('policy.risk_place_revision')
                         where id = :id
                        """)
                .param("id", id)
                .param("level", level.name())
                .param("to", to)
                .param("source", source)
                .update();
    }

    /** Which of the divisions have a place of that part that stands on a day. */
    List<String> standing(Collection<String> codes, String part, LocalDate on) {
        return jdbc.sql("""
                        select distinct division_code from policy.risk_place
                         where division_code in (:codes) and part = :part
                           and valid_from <= :on and (valid_to is null or valid_to >= :on)
                        """)
                .param("codes", codes)
                .param("part", part)
                .param("on", on)
                .query(String.class)
                .list();
    }

    /** Keeps that one more row of a list, which waits, may mean each of these places that stand on a day. */
    void spare(UUID list, Collection<String> codes, String part, LocalDate on) {
        jdbc.sql("""
                        insert into policy.risk_place_import (import_id, place_id, listed, added, spared)
                        select :list, id, false, false, 1 from policy.risk_place
                         where division_code in (:codes) and part = :part
                           and valid_from <= :on and (valid_to is null or valid_to >= :on)
                        on conflict (import_id, place_id) do update set spared = risk_place_import.spared + 1
                        """)
                .param("list", list)
                .param("codes", codes)
                .param("part", part)
                .param("on", on)
                .update();
    }

    /** Takes back what {@link #spare} kept, of a row that waits no longer. */
    void spareNoLonger(UUID list, Collection<String> codes, String part, LocalDate on) {
        jdbc.sql("""
                        update policy.risk_place_import i
                           set spared = i.spared - 1
                          from policy.risk_place p
                         where i.import_id = :list and i.place_id = p.id and i.spared > 0
                           and p.division_code in (:codes) and p.part = :part
                           and p.valid_from <= :on and (p.valid_to is null or p.valid_to >= :on)
                        """)
                .param("list", list)
                .param("codes", codes)
                .param("part", part)
                .param("on", on)
                .update();
    }

    /**
     * Those that stand open only because rows of the list, which wait no longer, might have meant them. What a later
     * list has or spares is left to that one.
     */
    List<Kept> meantNoLonger(UUID list, LocalDate from) {
        return jdbc.sql("""
                        select p.* from policy.risk_place p
                          join policy.risk_place_import i on i.place_id = p.id
                         where i.import_id = :list and not i.listed and i.spared = 0 and i.level is null
                           and p.valid_to is null and p.valid_from <= :from
                           and not exists (select from policy.risk_place_import later
                                            where later.place_id = p.id and later.seq > i.seq
                                              and (later.listed or later.spared > 0))
                           for update of p
                        """)
                .param("list", list)
                .param("from", from)
                .query(RiskAreaStore::kept)
                .list();
    }

    /** How many places stand only because rows of a list that wait may mean them. */
    int spared(UUID list) {
        return jdbc.sql("""
                        select count(*) from policy.risk_place_import
                         where import_id = :list and not listed and spared > 0
                        """).param("list", list).query(Integer.class).single();
    }

    /** Keeps that a list has a place. */
    void listed(UUID list, UUID place, boolean added) {
        jdbc.sql("""
                        insert into policy.risk_place_import (import_id, place_id, listed, added)
                        values (:list, :place, true, :added)
                        on conflict (import_id, place_id) do update set listed = true
                        """)
                .param("list", list)
                .param("place", place)
                .param("added", added)
                .update();
    }

    /** Keeps how a place is before a list changes or ends it; only the first time. */
    void before(UUID list, Kept kept) {
        jdbc.sql("""
                        insert into policy.risk_place_import
                               (import_id, place_id, listed, added, level, valid_to, source)
                        values (:list, :place, false, false, :level, :to, :source)
                        on conflict (import_id, place_id) do update
                           set level = excluded.level, valid_to = excluded.valid_to, source = excluded.source
                         where not risk_place_import.added and risk_place_import.level is null
                        """)
                .param("list", list)
                .param("place", kept.id())
                .param("level", kept.place().level().name())
                .param("to", kept.place().to())
                .param("source", kept.place().source())
                .update();
    }

    /** Those that stand open, were listed by then, and are not in the list. */
    List<Kept> gone(UUID list, LocalDate from) {
        return jdbc.sql("""
                        select * from policy.risk_place p
                         where valid_to is null and valid_from <= :from
                           and not exists (select from policy.risk_place_import i
                                            where i.import_id = :list and i.place_id = p.id
                                              and (i.listed or i.spared > 0))
                           for update
                        """)
                .param("list", list)
                .param("from", from)
                .query(RiskAreaStore::kept)
                .list();
    }

    /** How many places a list ended because they were gone. */
    int ended(UUID list) {
        return jdbc.sql("""
                        select count(*) from policy.risk_place_import
                         where import_id = :list and not listed and level is not null
                        """).param("list", list).query(Integer.class).single();
    }

    /**
     * What a list did to the places on record.
     *
     * @param added places that it listed first
     * @param ended those that it ended because it does not have them
     * @param changed those that it lists otherwise than they were
     */
    record Traces(int added, int ended, int changed) {}

    Traces traces(UUID list) {
        return jdbc.sql("""
                        select count(*) filter (where added) as added,
                               count(*) filter (where level is not null and not listed) as ended,
                               count(*) filter (where level is not null and listed) as changed
                          from policy.risk_place_import
                         where import_id = :list
                        """)
                .param("list", list)
                .query((rs, n) -> new Traces(rs.getInt("added"), rs.getInt("ended"), rs.getInt("changed")))
                .single();
    }

    /** Whether a later list has or changed what this one stored, changed or ended. */
    boolean isBuiltUpon(UUID list) {
        return jdbc.sql("""
                        select exists (select from policy.risk_place_import mine
                                         join policy.risk_place_import later using (place_id)
                                        where mine.import_id = :list and (mine.added or mine.level is not null)
                                          and later.import_id <> :list and later.seq > mine.seq)
                        """).param("list", list).query(Boolean.class).single();
    }

    /** Makes everything what it was before the list. */
    void takeBack(UUID list) {
        jdbc.sql("""
                        update policy.risk_place p
                           set level = was.level, valid_to = was.valid_to, source = was.source,
                               revision = nextval('policy.risk_place_revision')
                          from policy.risk_place_import was
                         where was.import_id = :list and was.place_id = p.id and was.level is not null
                        """).param("list", list).update();
        jdbc.sql("""
                        delete from policy.risk_place
                         where id in (select place_id from policy.risk_place_import where import_id = :list and added)
                        """).param("list", list).update();
        jdbc.sql("delete from policy.risk_place_import where import_id = :list")
                .param("list", list)
                .update();
    }

    private static Kept kept(ResultSet row, int number) throws SQLException {
        return new Kept(row.getObject("id", UUID.class), RiskPlaceStore.place(row, number));
    }
}
