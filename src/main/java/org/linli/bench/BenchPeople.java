package org.linli.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.linli.demo.Relation;
import org.linli.demo.Town;
import org.linli.identity.IdentityDocument;
import org.linli.identity.Phone;
import org.linli.identity.PinyinName;
import org.linli.people.NumberSeals;
import org.linli.people.Tag;
import org.linli.platform.BusinessClock;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Writes who lives in a town as the register would: names with their pinyin, numbers sealed and hashed by the product
 * itself.
 */
@Component
@Profile("bench")
class BenchPeople {

    static final List<String> TABLES =
            List.of("people.household", "people.person", "people.contact_point", "people.change");

    private final NumberSeals seals;
    private final BusinessClock clock;

    BenchPeople(NumberSeals seals, BusinessClock clock) {
        this.seals = seals;
        this.clock = clock;
    }

    void write(Connection connection, Town town, LocalDate today) throws SQLException {
        households(connection, town);
        persons(connection, town, today);
        phones(connection, town, today);
        story(connection, town, today);
    }

    private static void households(Connection connection, Town town) throws SQLException {
        BenchCopy copy = BenchCopy.into(
                connection, "people.household", "id, path, rental_path, dwelling_id, kind, head_id, since");
        for (Town.Family family : town.families) {
            copy.row(
                    family.id(),
                    family.path().value(),
                    text(family.rentalPath()),
                    family.home(),
                    family.tenant() ? "tenant" : "resident",
                    family.head(),
                    family.since());
        }
        copy.end();
    }

    private void persons(Connection connection, Town town, LocalDate today) throws SQLException {
        BenchCopy copy = BenchCopy.into(
                connection,
                "people.person",
                "id, household_id, path, rental_path, name, pinyin, initials, relation, sex, born_on, document_type,"
                        + " document_sealed, document_hash, document_tail_hash, tags");
        for (Town.Resident one : town.residents) {
            IdentityDocument document = one.document() == null
                    ? IdentityDocument.none()
                    : IdentityDocument.read(one.document(), today).orThrow();
            NumberSeals.Stored stored = seals.store(document);
            PinyinName pinyin = PinyinName.of(one.name());
            copy.row(
                    one.id(),
                    one.family(),
                    one.path().value(),
                    text(one.rentalPath()),
                    one.name(),
                    pinyin.full(),
                    pinyin.initials(),
                    relation(one.relation()),
                    one.male() ? "male" : "female",
                    one.bornOn(),
                    document.type().name(),
                    stored.sealed(),
                    stored.hash(),
                    stored.tailHash(),
                    tags(one.tags()));
        }
        copy.end();
    }

    private void phones(Connection connection, Town town, LocalDate today) throws SQLException {
        var chance = new Random(town.nodes.getFirst().area().path().hashCode());
        BenchCopy copy = BenchCopy.into(
                connection,
                "people.contact_point",
                "id, person_id, path, rental_path, kind, rank, sealed, hash, tail_hash");
        for (Town.Resident one : town.residents) {
            if (one.phone() != null) {
                NumberSeals.Stored stored = seals.store(new Phone(one.phone()));
                copy.row(
                        BenchIds.at(today.minusDays(1), chance),
                        one.id(),
                        one.path().value(),
                        text(one.rentalPath()),
                        "mobile",
                        1,
                        stored.sealed(),
                        stored.hash(),
                        stored.tailHash());
            }
        }
        copy.end();
    }

    /** Everybody was added once, within the ninety days of the records. */
    private void story(Connection connection, Town town, LocalDate today) throws SQLException {
        var chance = new Random(town.nodes.getFirst().area().path().hashCode() + 1L);
        BenchCopy copy = BenchCopy.into(connection, "people.change", "id, person_id, path, rental_path, at, kind");
        for (Town.Resident one : town.residents) {
            LocalDate day = today.minusDays(1 + chance.nextInt(BenchLoad.DAYS));
            Instant at = clock.at(day, LocalTime.of(8 + chance.nextInt(9), chance.nextInt(60)));
            copy.row(BenchIds.at(day, chance), one.id(), one.path().value(), text(one.rentalPath()), at, "added");
        }
        copy.end();
    }

    private static @Nullable String text(@Nullable AreaPath path) {
        return path == null ? null : path.value();
    }

    private static String tags(Set<String> words) {
        return words.stream()
                .map(word -> Tag.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_')))
                .filter(tag -> !tag.followsFromAge())
                .sorted()
                .map(Tag::code)
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String relation(Relation relation) {
        return (switch (relation) {
                    case HEAD -> org.linli.people.Relation.MEMBER;
                    case SPOUSE -> org.linli.people.Relation.SPOUSE;
                    case CHILD -> org.linli.people.Relation.CHILD;
                    case PARENT -> org.linli.people.Relation.PARENT;
                    case GRANDCHILD -> org.linli.people.Relation.GRANDCHILD;
                    case OTHER -> org.linli.people.Relation.ROOMMATE;
                })
                .code();
    }
}
