package org.linli.people;

import java.sql.Array;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.linli.identity.DocumentType;
import org.linli.identity.IdentityDocument;
import org.linli.identity.Phone;
import org.linli.identity.PinyinName;
import org.linli.identity.Sex;
import org.linli.platform.BusinessClock;
import org.linli.platform.StaleRecord;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables of persons and their contact points, read and changed one by one. */
@Repository
class PersonStore {

    private final JdbcClient jdbc;
    private final NumberSeals seals;
    private final BusinessClock clock;

    PersonStore(JdbcClient jdbc, NumberSeals seals, BusinessClock clock) {
        this.jdbc = jdbc;
        this.seals = seals;
        this.clock = clock;
    }

    Optional<Person> find(PersonId id) {
        return jdbc.sql("""
                        select id, household_id, path, rental_path, name, relation, sex, born_on,
                               document_type, document_sealed, tags, left_on, died_on, version
                          from people.person
                         where id = :id
                        """)
                .param("id", id.value())
                .query((rs, n) -> person(rs, contacts(id)))
                .optional();
    }

    List<PersonId> livingIn(Collection<HouseholdId> households) {
        return jdbc.sql("""
                        select id
                          from people.person
                         where household_id = any(:households) and left_on is null and died_on is null
                         order by id
                        """)
                .param("households", households.stream().map(HouseholdId::value).toArray(UUID[]::new))
                .query((rs, n) -> new PersonId(rs.getObject("id", UUID.class)))
                .list();
    }

    /** The others who live now in the household of each; nobody for who lives alone. */
    Map<PersonId, List<PersonId>> livingWith(Collection<PersonId> ids) {
        var found = new HashMap<PersonId, List<PersonId>>();
        jdbc.sql("""
                        select p.id as person, other.id
                          from people.person p
                          join people.person other on other.household_id = p.household_id and other.id <> p.id
                         where p.id = any(:ids) and other.left_on is null and other.died_on is null
                         order by p.id, other.id
                        """)
                .param("ids", ids.stream().map(PersonId::value).toArray(UUID[]::new))
                .query((rs, n) -> found.computeIfAbsent(
                                new PersonId(rs.getObject("person", UUID.class)), p -> new ArrayList<>())
                        .add(new PersonId(rs.getObject("id", UUID.class))))
                .list();
        return found;
    }

    UnmaskedNumbers open(PersonId id) {
        IdentityDocument document = jdbc.sql("select document_type, document_sealed from people.person where id = :id")
                .param("id", id.value())
                .query((rs, n) -> seals.openDocument(
                        DocumentType.valueOf(rs.getString("document_type")), rs.getBytes("document_sealed")))
                .single();
        return new UnmaskedNumbers(document, phones(id));
    }

    List<Phone> phones(PersonId id) {
        return jdbc.sql("""
                        select sealed from people.contact_point
                         where person_id = :id and ended_on is null and kind in ('mobile', 'landline')
                         order by rank, id
                        """)
                .param("id", id.value())
                .query((rs, n) -> seals.openPhone(rs.getBytes("sealed")))
                .list();
    }

    void correct(PersonId id, int version, Correction to, @Nullable Sex sex, @Nullable LocalDate bornOn) {
        PinyinName pinyin = PinyinName.of(to.name());
        int changed = jdbc.sql("""
                        update people.person
                           set name = :name, pinyin = :pinyin, initials = :initials, relation = :relation, sex = :sex,
                               born_on = :bornOn, tags = string_to_array(:tags, ','), version = version + 1
                         where id = :id and version = :version
                        """)
                .param("name", to.name())
                .param("pinyin", pinyin.full())
                .param("initials", pinyin.initials())
                .param("relation", to.relation().code())
                .param("sex", sex == null ? null : sex.name().toLowerCase(java.util.Locale.ROOT))
                .param("bornOn", bornOn == null ? null : Date.valueOf(bornOn))
                .param("tags", joined(to.tags()))
                .param("id", id.value())
                .param("version", version)
                .update();
        fresh(changed, id);
    }

    void setDocument(PersonId id, IdentityDocument document) {
        NumberSeals.Stored stored = seals.store(document);
        jdbc.sql("""
                        update people.person
                           set document_type = :type, document_sealed = cast(:sealed as bytea),
                               document_hash = cast(:hash as bytea), document_tail_hash = cast(:tail as bytea)
                         where id = :id
                        """)
                .param("type", document.type().name())
                .param("sealed", stored.sealed())
                .param("hash", stored.hash())
                .param("tail", stored.tailHash())
                .param("id", id.value())
                .update();
    }

    void endContacts(PersonId person, Set<UUID> ids, LocalDate day) {
        jdbc.sql("update people.contact_point set ended_on = :day where person_id = :person and id = any(:ids)")
                .param("day", Date.valueOf(day))
                .param("person", person.value())
                .param("ids", ids.toArray(UUID[]::new))
                .update();
    }

    /** Puts the person, with their contact points, into a household; whoever had left lives here again. */
    void move(PersonId id, int version, Household to) {
        int changed = jdbc.sql("""
                        update people.person
                           set household_id = :household, path = :path, rental_path = :rentalPath, left_on = null,
                               relation = case when household_id = :household then relation else 'member' end,
                               version = version + 1
                         where id = :id and version = :version
                        """)
                .param("household", to.id().value())
                .param("path", to.path().value())
                .param("rentalPath", AreaPath.written(to.rentalPath()))
                .param("id", id.value())
                .param("version", version)
                .update();
        fresh(changed, id);
        jdbc.sql("update people.contact_point set path = :path, rental_path = :rentalPath where person_id = :id")
                .param("path", to.path().value())
                .param("rentalPath", AreaPath.written(to.rentalPath()))
                .param("id", id.value())
                .update();
    }

    /** The same for many who live here; {@link StaleRecord} where one lives in another household by now. */
    void moveAll(List<PersonMove> moves) {
        UUID[] ids = moves.stream().map(move -> move.person().value()).toArray(UUID[]::new);
        int changed = jdbc.sql("""
                        update people.person p
                           set household_id = h.id, path = h.path, rental_path = h.rental_path, relation = n.relation,
                               version = p.version + 1
                          from unnest(:ids, :left, :entered, :relations) as n (id, left_id, entered_id, relation)
                          join people.household h on h.id = n.entered_id
                         where p.id = n.id and p.household_id = n.left_id and p.left_on is null and p.died_on is null
                        """)
                .param("ids", ids)
                .param("left", moves.stream().map(move -> move.from().value()).toArray(UUID[]::new))
                .param(
                        "entered",
                        moves.stream().map(move -> move.to().id().value()).toArray(UUID[]::new))
                .param(
                        "relations",
                        moves.stream().map(move -> move.relation().code()).toArray(String[]::new))
                .update();
        if (changed != moves.size()) {
            throw new StaleRecord("people", changed + " of " + moves.size());
        }
        jdbc.sql("""
                        update people.contact_point c
                           set path = p.path, rental_path = p.rental_path
                          from people.person p
                         where c.person_id = p.id and p.id = any(:ids)
                        """).param("ids", ids).update();
    }

    void setGone(PersonId id, int version, @Nullable LocalDate leftOn, @Nullable LocalDate diedOn) {
        int changed = jdbc.sql("""
                        update people.person set left_on = :leftOn, died_on = :diedOn, version = version + 1
                         where id = :id and version = :version
                        """)
                .param("leftOn", leftOn == null ? null : Date.valueOf(leftOn))
                .param("diedOn", diedOn == null ? null : Date.valueOf(diedOn))
                .param("id", id.value())
                .param("version", version)
                .update();
        fresh(changed, id);
    }

    static Set<Tag> tags(@Nullable Array array) throws SQLException {
        Set<Tag> tags = EnumSet.noneOf(Tag.class);
        if (array != null) {
            Arrays.stream((String[]) array.getArray()).map(Tag::ofCode).forEach(tags::add);
        }
        return tags;
    }

    /** For {@code string_to_array}, which makes the empty text an empty array. */
    static String joined(Collection<Tag> tags) {
        return String.join(",", tags.stream().sorted().map(Tag::code).toList());
    }

    static @Nullable Sex sex(@Nullable String code) {
        return code == null ? null : Sex.valueOf(code.toUpperCase(java.util.Locale.ROOT));
    }

    private List<SealedContact> contacts(PersonId id) {
        return jdbc.sql("""
                        select id, label, sealed from people.contact_point
                         where person_id = :id and ended_on is null and kind in ('mobile', 'landline')
                         order by rank, id
                        """)
                .param("id", id.value())
                .query((rs, n) -> {
                    String label = rs.getString("label");
                    return new SealedContact(
                            rs.getObject("id", UUID.class), rs.getBytes("sealed"), label == null ? "" : label);
                })
                .list();
    }

    private record SealedContact(UUID id, byte[] sealed, String label) {}

    private Person person(ResultSet rs, List<SealedContact> sealed) throws SQLException {
        String rentalPath = rs.getString("rental_path");
        LocalDate bornOn = rs.getObject("born_on", LocalDate.class);
        Set<Tag> entered = tags(rs.getArray("tags"));
        Set<Tag> holding = Tag.holding(entered, bornOn, clock.today());
        boolean minor = holding.contains(Tag.CHILD);
        DocumentType type = DocumentType.valueOf(rs.getString("document_type"));
        IdentityDocument document = seals.openDocument(type, rs.getBytes("document_sealed"));
        var contacts = new ArrayList<Contact>();
        for (SealedContact one : sealed) {
            contacts.add(new Contact(one.id(), NumberMask.phone(seals.openPhone(one.sealed()), minor), one.label()));
        }
        return new Person(
                new PersonId(rs.getObject("id", UUID.class)),
                new HouseholdId(rs.getObject("household_id", UUID.class)),
                new AreaPath(rs.getString("path")),
                AreaPath.read(rentalPath),
                rs.getString("name"),
                Relation.ofCode(rs.getString("relation")),
                sex(rs.getString("sex")),
                bornOn,
                type,
                NumberMask.document(document, minor),
                contacts,
                entered,
                holding,
                minor,
                rs.getObject("left_on", LocalDate.class),
                rs.getObject("died_on", LocalDate.class),
                rs.getInt("version"));
    }

    private static void fresh(int changed, PersonId id) {
        if (changed == 0) {
            throw new StaleRecord("person", id);
        }
    }
}
