package org.linli.people;

import java.nio.ByteBuffer;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.linli.identity.DocumentType;
import org.linli.identity.IdentityDocument;
import org.linli.identity.Phone;
import org.linli.identity.PinyinName;
import org.linli.identity.Sex;
import org.linli.platform.BusinessClock;
import org.linli.platform.Ids;
import org.linli.platform.NotFound;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.stereotype.Component;

/**
 * Puts people into the register, many at a time. Whoever's document is on record in the scope already is not added
 * again. Whoever is on record outside of it is added, since they do live here, and both the answer to {@link #outside}
 * and a line in their story say so.
 */
@Component
class PeopleIntake {

    /** From this age somebody is named as head without being asked for. */
    private static final int ADULT = 18;

    private final PersonStore people;
    private final HouseholdStore households;
    private final ChangeStore changes;
    private final NumberSeals seals;
    private final NamedParameterJdbcOperations batches;
    private final BusinessClock clock;
    private final NumberStore numbers;

    PeopleIntake(
            PersonStore people,
            HouseholdStore households,
            ChangeStore changes,
            NumberSeals seals,
            NamedParameterJdbcOperations batches,
            BusinessClock clock,
            NumberStore numbers) {
        this.numbers = numbers;
        this.people = people;
        this.households = households;
        this.changes = changes;
        this.seals = seals;
        this.batches = batches;
        this.clock = clock;
    }

    List<PersonId> add(List<NewPerson> wanted) {
        if (wanted.isEmpty()) {
            return List.of();
        }
        people.lockRegister();
        Map<IdentityDocument, PersonId> known =
                find(wanted.stream().map(NewPerson::document).toList());
        Map<PersonId, NewPerson> added = new LinkedHashMap<>();
        List<PersonId> ids = new ArrayList<>();
        for (NewPerson person : wanted) {
            PersonId id = Optional.ofNullable(known.get(person.document())).orElse(person.id());
            if (id.equals(person.id()) && added.putIfAbsent(id, person) == null && isNumbered(person.document())) {
                known.put(person.document(), id);
            }
            ids.add(id);
        }
        insert(List.copyOf(added.values()));
        return ids;
    }

    /** Who has these documents, of those in the scope. */
    Map<IdentityDocument, PersonId> find(Collection<IdentityDocument> documents) {
        Map<ByteBuffer, IdentityDocument> byHash = hashes(documents);
        Map<IdentityDocument, PersonId> found = new HashMap<>();
        if (!byHash.isEmpty()) {
            numbers.byDocument(byHash.keySet().stream().map(ByteBuffer::array).toList())
                    .forEach(hit -> found.putIfAbsent(byHash.get(hit.hash()), hit.id()));
        }
        return found;
    }

    /** Communities in which somebody outside the scope is registered with one of these documents. */
    Map<IdentityDocument, AreaPath> outside(Collection<IdentityDocument> documents) {
        Map<ByteBuffer, IdentityDocument> byHash = hashes(documents);
        Map<IdentityDocument, AreaPath> found = new HashMap<>();
        if (!byHash.isEmpty()) {
            numbers.outside(byHash.keySet().stream().map(ByteBuffer::array).toList())
                    .forEach((hash, community) -> found.put(byHash.get(hash), community));
        }
        return found;
    }

    private Map<ByteBuffer, IdentityDocument> hashes(Collection<IdentityDocument> documents) {
        Map<ByteBuffer, IdentityDocument> byHash = new HashMap<>();
        documents.stream()
                .filter(PeopleIntake::isNumbered)
                .forEach(d -> byHash.putIfAbsent(NumberSeals.key(seals.hash(d)), d));
        return byHash;
    }

    private static boolean isNumbered(IdentityDocument document) {
        return document.type() != DocumentType.NONE;
    }

    /** Somebody about to be stored, with the home that gives them their place. */
    private record Entry(NewPerson person, Household home) {}

    private void insert(List<NewPerson> added) {
        if (added.isEmpty()) {
            return;
        }
        Map<HouseholdId, Household> homes = households.findAll(
                added.stream().map(NewPerson::household).distinct().toList());
        var entries = new ArrayList<Entry>();
        for (NewPerson person : added) {
            entries.add(new Entry(
                    person,
                    Optional.ofNullable(homes.get(person.household()))
                            .orElseThrow(() -> new NotFound("household", person.household()))));
        }
        insertPersons(entries);
        insertPhones(entries.stream()
                .flatMap(e -> phones(e.person().id(), e.home(), e.person().phones(), 1).stream())
                .toList());
        households.reopen(homes.keySet());
        households.nameHeads(heads(added));
        changes.append(story(entries));
    }

    private List<Change> story(List<Entry> entries) {
        Map<IdentityDocument, AreaPath> elsewhere =
                outside(entries.stream().map(e -> e.person().document()).toList());
        var story = new ArrayList<Change>();
        for (Entry entry : entries) {
            PersonId id = entry.person().id();
            Household home = entry.home();
            story.add(changes.now(id, home.path(), home.rentalPath(), ChangeKind.ADDED, null));
            AreaPath community = elsewhere.get(entry.person().document());
            if (community != null) {
                story.add(
                        changes.now(id, home.path(), home.rentalPath(), ChangeKind.KNOWN_ELSEWHERE, community.slug()));
            }
        }
        return story;
    }

    private void insertPersons(List<Entry> entries) {
        batches.batchUpdate(
                """
                insert into people.person
                       (id, household_id, path, rental_path, name, pinyin, initials, relation, sex, born_on,
                        document_type, document_sealed, document_hash, document_tail_hash, tags)
                values (:id, :household, :path, :rentalPath, :name, :pinyin, :initials, :relation, :sex, :bornOn,
                        :type, :sealed, :hash, :tail, string_to_array(:tags, ','))
                """, entries.stream().map(e -> person(e.person(), e.home())).toArray(SqlParameterSource[]::new));
    }

    private SqlParameterSource person(NewPerson person, Household home) {
        PinyinName pinyin = PinyinName.of(person.name());
        NumberSeals.Stored stored = seals.store(person.document());
        Sex sex = person.sex();
        return place(home)
                .addValue("id", person.id().value())
                .addValue("household", person.household().value())
                .addValue("name", person.name())
                .addValue("pinyin", pinyin.full())
                .addValue("initials", pinyin.initials())
                .addValue("relation", person.relation().code())
                .addValue("sex", sex == null ? null : sex.name().toLowerCase(Locale.ROOT))
                .addValue("bornOn", person.bornOn() == null ? null : Date.valueOf(person.bornOn()))
                .addValue("type", person.document().type().name())
                .addValue("sealed", stored.sealed())
                .addValue("hash", stored.hash())
                .addValue("tail", stored.tailHash())
                .addValue("tags", PersonStore.joined(person.tags()));
    }

    /** Adds numbers behind those that the person has. */
    void addPhones(PersonId person, Household home, List<Phone> phones, int firstRank) {
        insertPhones(phones(person, home, phones, firstRank));
    }

    private List<SqlParameterSource> phones(PersonId person, Household home, List<Phone> phones, int firstRank) {
        var rows = new ArrayList<SqlParameterSource>();
        int rank = firstRank;
        for (Phone phone : phones) {
            NumberSeals.Stored stored = seals.store(phone);
            rows.add(place(home)
                    .addValue("id", Ids.next())
                    .addValue("person", person.value())
                    .addValue("kind", phone.kind() == Phone.Kind.LANDLINE ? "landline" : "mobile")
                    .addValue("rank", rank++)
                    .addValue("sealed", stored.sealed())
                    .addValue("hash", stored.hash())
                    .addValue("tail", stored.tailHash()));
        }
        return rows;
    }

    private void insertPhones(List<SqlParameterSource> rows) {
        if (!rows.isEmpty()) {
            batches.batchUpdate("""
                    insert into people.contact_point
                           (id, person_id, path, rental_path, kind, rank, sealed, hash, tail_hash)
                    values (:id, :person, :path, :rentalPath, :kind, :rank, :sealed, :hash, :tail)
                    """, rows.toArray(SqlParameterSource[]::new));
        }
    }

    private static MapSqlParameterSource place(Household home) {
        return new MapSqlParameterSource("path", home.path().value())
                .addValue(
                        "rentalPath",
                        home.rentalPath() == null ? null : home.rentalPath().value());
    }

    /** The first grown-up of those added to each household, else the first. */
    private Map<HouseholdId, PersonId> heads(List<NewPerson> added) {
        Map<HouseholdId, PersonId> heads = new HashMap<>();
        added.stream().filter(p -> isGrownUp(p.bornOn())).forEach(p -> heads.putIfAbsent(p.household(), p.id()));
        added.forEach(p -> heads.putIfAbsent(p.household(), p.id()));
        return heads;
    }

    private boolean isGrownUp(@Nullable LocalDate bornOn) {
        return bornOn == null || !bornOn.isAfter(clock.today().minusYears(ADULT));
    }
}
