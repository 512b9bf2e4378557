package org.linli.people;

import static java.util.stream.Collectors.joining;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.linli.access.AreaPath;
import org.linli.identity.DocumentType;
import org.linli.identity.IdentityDocument;
import org.linli.identity.Phone;
import org.linli.imports.ImportId;
import org.linli.imports.ImportList;
import org.linli.platform.BusinessClock;
import org.linli.territory.Dwelling;
import org.linli.territory.DwellingId;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The register as lists of households are compared with it, and whom they name. */
@Repository
class HouseholdImportStore {

    private final JdbcClient jdbc;
    private final NamedParameterJdbcOperations batches;
    private final NumberSeals seals;
    private final BusinessClock clock;

    HouseholdImportStore(
            JdbcClient jdbc, NamedParameterJdbcOperations batches, NumberSeals seals, BusinessClock clock) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.seals = seals;
        this.clock = clock;
    }

    /** A row of a list about somebody, and the home that it says. */
    record Listed(int row, PersonId person, DwellingId home) {}

    /** Those of these ids, and all who live in these homes now. */
    List<HouseholdImportPerson> people(Collection<PersonId> ids, Collection<DwellingId> homes) {
        var found = new ArrayList<UUID>(ids.stream().map(PersonId::value).toList());
        found.addAll(jdbc.sql("""
                        select p.id from people.household h join people.person p on p.household_id = h.id
                         where h.dwelling_id = any(:homes) and p.left_on is null and p.died_on is null
                        """)
                .param("homes", homes.stream().map(DwellingId::value).toArray(UUID[]::new))
                .query(UUID.class)
                .list());
        Map<PersonId, List<Phone>> phones = phones(found);
        return jdbc.sql("""
                        select person_id, name, household_id, path, dwelling_id, address, room, head, relation,
                               document_type, document_sealed, tags, born_on, left_on, died_on
                          from people.card
                         where person_id = any(:ids)
                         order by person_id
                        """)
                .param("ids", found.toArray(UUID[]::new))
                .query((rs, n) -> person(rs, phones))
                .list();
    }

    private Map<PersonId, List<Phone>> phones(List<UUID> ids) {
        var found = new HashMap<PersonId, List<Phone>>();
        jdbc.sql("""
                        select person_id, sealed from people.contact_point
                         where person_id = any(:ids) and ended_on is null and kind in ('mobile', 'landline')
                         order by rank, id
                        """)
                .param("ids", ids.toArray(UUID[]::new))
                .query((rs, n) -> found.computeIfAbsent(
                                new PersonId(rs.getObject("person_id", UUID.class)), p -> new ArrayList<>())
                        .add(seals.openPhone(rs.getBytes("sealed"))))
                .list();
        return found;
    }

    private HouseholdImportPerson person(ResultSet rs, Map<PersonId, List<Phone>> phones) throws SQLException {
        var id = new PersonId(rs.getObject("person_id", UUID.class));
        UUID dwelling = rs.getObject("dwelling_id", UUID.class);
        String address = rs.getString("address");
        Set<Tag> tags = PersonStore.tags(rs.getArray("tags"));
        LocalDate bornOn = rs.getObject("born_on", LocalDate.class);
        IdentityDocument document =
                seals.openDocument(DocumentType.valueOf(rs.getString("document_type")), rs.getBytes("document_sealed"));
        List<Phone> reached = phones.getOrDefault(id, List.of());
        return new HouseholdImportPerson(
                id,
                rs.getString("name"),
                new HouseholdId(rs.getObject("household_id", UUID.class)),
                new AreaPath(rs.getString("path")),
                dwelling == null ? null : new DwellingId(dwelling),
                address == null ? "" : Dwelling.label(address, rs.getString("room")),
                rs.getBoolean("head"),
                Relation.ofCode(rs.getString("relation")),
                document,
                tags,
                bornOn,
                Tag.holding(tags, bornOn, clock.today()).contains(Tag.CHILD),
                rs.getObject("left_on", LocalDate.class),
                rs.getObject("died_on", LocalDate.class),
                reached,
                document.type() == DocumentType.NONE ? "" : mark(seals.hash(document)),
                reached.stream()
                        .map(seals::hash)
                        .map(HouseholdImportStore::mark)
                        .sorted()
                        .collect(joining(",")));
    }

    private static String mark(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }

    /** In which row a list named each of these people first. */
    Map<PersonId, Integer> rows(ImportId list, Collection<PersonId> people) {
        var found = new HashMap<PersonId, Integer>();
        jdbc.sql("""
                        select person_id, min(row_no) as row_no from people.listed_person
                         where import_id = :list and person_id = any(:people) group by person_id
                        """)
                .param("list", list.value())
                .param("people", people.stream().map(PersonId::value).toArray(UUID[]::new))
                .query((rs, n) -> found.put(new PersonId(rs.getObject("person_id", UUID.class)), rs.getInt("row_no")))
                .list();
        return found;
    }

    void keep(ImportList list, List<Listed> listed) {
        batches.batchUpdate(
                """
                insert into people.listed_person (import_id, row_no, path, person_id, dwelling_id)
                values (:list, :row, :path, :person, :home)
                """,
                listed.stream()
                        .map(one -> new MapSqlParameterSource("list", list.id().value())
                                .addValue("row", one.row())
                                .addValue("path", list.area().value())
                                .addValue("person", one.person().value())
                                .addValue("home", one.home().value()))
                        .toArray(MapSqlParameterSource[]::new));
    }

    /**
     * Keeps who is on record in the homes that the list names and not in it.
     *
     * @param complete whether everybody of the community stands in it
     */
    void keepUnlisted(ImportList list, boolean complete) {
        jdbc.sql("""
                        insert into people.unlisted_person (import_id, path, person_id)
                        select :list, :area, p.id
                          from people.person p join people.household h on h.id = p.household_id
                         where p.left_on is null and p.died_on is null and p.path >= :area and p.path < :area || '~'
                           and (:complete or h.dwelling_id in (select l.dwelling_id from people.listed_person l
                                                                where l.import_id = :list))
                           and not exists (select 1 from people.listed_person l
                                            where l.import_id = :list and l.person_id = p.id)
                            on conflict do nothing
                        """)
                .param("list", list.id().value())
                .param("area", list.area().value())
                .param("complete", complete)
                .update();
    }

    /** Those kept by {@link #keepUnlisted}: who is still here first, in walking order. */
    List<PersonId> unlisted(ImportId list, int limit) {
        return jdbc.sql("""
                        select u.person_id
                          from people.unlisted_person u join people.card c on c.person_id = u.person_id
                         where u.import_id = :list
                         order by c.left_on is not null or c.died_on is not null, c.path, c.building_order, c.address,
                                  c.room_order, c.person_id
                         limit :limit
                        """)
                .param("list", list.value())
                .param("limit", limit)
                .query((rs, n) -> new PersonId(rs.getObject("person_id", UUID.class)))
                .list();
    }

    /** Those kept by {@link #keepUnlisted} who are on record as living here. */
    List<PersonId> unlistedHere(ImportId list, int limit) {
        return jdbc.sql("""
                        select u.person_id
                          from people.unlisted_person u join people.person p on p.id = u.person_id
                         where u.import_id = :list and p.left_on is null and p.died_on is null
                         order by u.person_id limit :limit
                        """)
                .param("list", list.value())
                .param("limit", limit)
                .query((rs, n) -> new PersonId(rs.getObject("person_id", UUID.class)))
                .list();
    }

    /** Whether somebody is one of them. */
    boolean isUnlisted(ImportId list, PersonId person) {
        return jdbc.sql("""
                        select exists (select 1
                                         from people.unlisted_person
                                        where import_id = :list and person_id = :person)
                        """)
                .param("list", list.value())
                .param("person", person.value())
                .query(Boolean.class)
                .single();
    }

    /** How many of them are still on record as living here. */
    int stillHere(ImportId list) {
        return jdbc.sql("""
                        select count(*) from people.unlisted_person u join people.person p on p.id = u.person_id
                         where u.import_id = :list and p.left_on is null and p.died_on is null
                        """).param("list", list.value()).query(Integer.class).single();
    }

    /** All households that live in these homes now, in the order in which they came. */
    List<HouseholdId> livingIn(Collection<DwellingId> homes) {
        return jdbc.sql("""
                        select id from people.household
                         where dwelling_id = any(:homes) and ended_on is null order by since nulls first, id
                        """)
                .param("homes", homes.stream().map(DwellingId::value).toArray(UUID[]::new))
                .query((rs, n) -> new HouseholdId(rs.getObject("id", UUID.class)))
                .list();
    }
}
