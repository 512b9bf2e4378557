package org.linli.people;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.identity.IdentityDocument;
import org.linli.identity.PersonName;
import org.linli.identity.Phone;
import org.linli.identity.Sex;
import org.linli.platform.Refused;

/**
 * Somebody about to be registered. Sex and birthday are taken from the document where its number tells them.
 *
 * @param id made by whoever registers, so that a repeat is recognised
 * @param household where they live; it gives them their place
 * @param name 1 to 60 characters
 * @param phones the best first, at most {@value #MOST_PHONES}
 */
public record NewPerson(
        PersonId id,
        HouseholdId household,
        String name,
        IdentityDocument document,
        @Nullable Sex sex,
        @Nullable LocalDate bornOn,
        Relation relation,
        List<Phone> phones,
        Set<Tag> tags) {

    static final int MOST_PHONES = 5;

    public NewPerson {
        name = PersonName.taken(name);
        sex = document.sex().orElse(sex);
        bornOn = document.birthday().orElse(bornOn);
        phones = checkedPhones(phones);
        tags = Set.copyOf(tags);
    }

    /** Somebody of whom no more is known than who they are, where they live and how to reach them. */
    public static NewPerson of(
            HouseholdId household, String name, IdentityDocument document, Collection<Phone> phones) {
        return new NewPerson(
                PersonId.next(), household, name, document, null, null, Relation.MEMBER, List.copyOf(phones), Set.of());
    }

    /** What somebody without a document is known by. */
    Stream<NamedPhone> named() {
        return phones.stream().map(phone -> new NamedPhone(name, phone));
    }

    static List<Phone> checkedPhones(Collection<Phone> phones) {
        List<Phone> distinct = new ArrayList<>(phones).stream().distinct().toList();
        if (distinct.size() > MOST_PHONES) {
            throw Refused.of("phone", "people.phones.many", MOST_PHONES);
        }
        return distinct;
    }
}
