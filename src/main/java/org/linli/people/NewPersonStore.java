package org.linli.people;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.linli.identity.Phone;
import org.linli.identity.PinyinName;
import org.linli.platform.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Puts people into their tables, any number of them in one statement. */
@Repository
class NewPersonStore {

    private final JdbcClient jdbc;
    private final NumberSeals seals;

    NewPersonStore(JdbcClient jdbc, NumberSeals seals) {
        this.jdbc = jdbc;
        this.seals = seals;
    }

    /** Somebody about to be stored, with the home that gives them their place. */
    record Entry(NewPerson person, Household home) {}

    /** A number about to be stored, behind those of a lower rank. */
    private record Reached(PersonId person, Household home, Phone phone, int rank, NumberSeals.Stored stored) {}

    /**
     * Stores people with their phone numbers. A household that had ended is lived in again; where nobody is named as
     * its head, the given one becomes it.
     */
    void insert(List<Entry> entries, Map<HouseholdId, PersonId> heads) {
        List<NumberSeals.Stored> documents =
                entries.stream().map(e -> seals.store(e.person().document())).toList();
        List<PinyinName> names =
                entries.stream().map(e -> PinyinName.of(e.person().name())).toList();
        List<Map.Entry<HouseholdId, PersonId>> homes = List.copyOf(heads.entrySet());
        var phones = new ArrayList<Reached>();
        entries.forEach(
                e -> phones.addAll(numbers(e.person().id(), e.home(), e.person().phones(), 1)));
        numbers(jdbc.sql("""
                        with added as (
                            insert into people.person
                                   (id, household_id, path, rental_path, name, pinyin, initials, relation, sex, born_on,
                                    document_type, document_sealed, document_hash, document_tail_hash, tags)
                            select n.id, n.household, n.path, n.rental_path, n.name, n.pinyin, n.initials, n.relation,
                                   n.sex, n.born_on, n.type, n.sealed, n.hash, n.tail, string_to_array(n.tags, ',')
                              from unnest(:ids, :households, :paths, :rentalPaths, :names, :pinyins, :initials,
                                          :relations, :sexes, cast(:bornOn as date[]), :types, :sealed, :hashes, :tails,
                                          :tags)
                                   as n (id, household, path, rental_path, name, pinyin, initials, relation, sex,
                                         born_on, type, sealed, hash, tail, tags)),
                        reached as (
                            insert into people.contact_point
                                   (id, person_id, path, rental_path, kind, rank, sealed, hash, tail_hash)
                            select * from unnest(:numberIds, :persons, :numberPaths, :numberRentalPaths, :kinds, :ranks,
                                                 :numbersSealed, :numberHashes, :numberTails))
                        update people.household h
                           set ended_on = null, head_id = coalesce(h.head_id, n.head), version = h.version + 1
                          from unnest(:homes, :heads) as n (id, head)
                         where h.id = n.id and (h.head_id is null or h.ended_on is not null)
                        """), phones)
                .param("ids", uuids(entries, e -> e.person().id().value()))
                .param("households", uuids(entries, e -> e.home().id().value()))
                .param("paths", texts(entries, e -> e.home().path().value()))
                .param("rentalPaths", texts(entries, e -> text(e.home().rentalPath())))
                .param("names", texts(entries, e -> e.person().name()))
                .param("pinyins", texts(names, PinyinName::full))
                .param("initials", texts(names, PinyinName::initials))
                .param("relations", texts(entries, e -> e.person().relation().code()))
                .param("sexes", texts(entries, NewPersonStore::sex))
                .param("bornOn", texts(entries, NewPersonStore::bornOn))
                .param("types", texts(entries, e -> e.person().document().type().name()))
                .param("sealed", bytes(documents, NumberSeals.Stored::sealed))
                .param("hashes", bytes(documents, NumberSeals.Stored::hash))
                .param("tails", bytes(documents, NumberSeals.Stored::tailHash))
                .param("tags", texts(entries, e -> PersonStore.joined(e.person().tags())))
                .param("homes", uuids(homes, home -> home.getKey().value()))
                .param("heads", uuids(homes, home -> home.getValue().value()))
                .update();
    }

    /** Stores numbers of somebody behind those that they have. */
    void insertPhones(PersonId person, Household home, List<Phone> phones, int firstRank) {
        if (!phones.isEmpty()) {
            numbers(jdbc.sql("""
                            insert into people.contact_point
                                   (id, person_id, path, rental_path, kind, rank, sealed, hash, tail_hash)
                            select * from unnest(:numberIds, :persons, :numberPaths, :numberRentalPaths, :kinds, :ranks,
                                                 :numbersSealed, :numberHashes, :numberTails)
                            """), numbers(person, home, phones, firstRank)).update();
        }
    }

    private List<Reached> numbers(PersonId person, Household home, List<Phone> phones, int firstRank) {
        var numbers = new ArrayList<Reached>();
        int rank = firstRank;
        for (Phone phone : phones) {
            numbers.add(new Reached(person, home, phone, rank++, seals.store(phone)));
        }
        return numbers;
    }

    private static JdbcClient.StatementSpec numbers(JdbcClient.StatementSpec statement, List<Reached> numbers) {
        return statement
                .param("numberIds", uuids(numbers, n -> Ids.next()))
                .param("persons", uuids(numbers, n -> n.person().value()))
                .param("numberPaths", texts(numbers, n -> n.home().path().value()))
                .param("numberRentalPaths", texts(numbers, n -> text(n.home().rentalPath())))
                .param("kinds", texts(numbers, n -> n.phone().kind() == Phone.Kind.LANDLINE ? "landline" : "mobile"))
                .param("ranks", numbers.stream().map(Reached::rank).toArray(Integer[]::new))
                .param("numbersSealed", bytes(numbers, n -> n.stored().sealed()))
                .param("numberHashes", bytes(numbers, n -> n.stored().hash()))
                .param("numberTails", bytes(numbers, n -> n.stored().tailHash()));
    }

    private static @Nullable String sex(Entry entry) {
        return entry.person().sex() == null ? null : entry.person().sex().name().toLowerCase(Locale.ROOT);
    }

    private static @Nullable String bornOn(Entry entry) {
        return entry.person().bornOn() == null ? null : entry.person().bornOn().toString();
    }

    private static @Nullable String text(@Nullable AreaPath path) {
        return path == null ? null : path.value();
    }

    private static <T> UUID[] uuids(List<T> rows, Function<T, UUID> column) {
        return rows.stream().map(column).toArray(UUID[]::new);
    }

    private static <T> @Nullable String[] texts(List<T> rows, Function<T, @Nullable String> column) {
        return rows.stream().map(column).toArray(String[]::new);
    }

    private static <T> byte @Nullable [][] bytes(List<T> rows, Function<T, byte @Nullable []> column) {
        return rows.stream().map(column).toArray(byte[][]::new);
    }
}
