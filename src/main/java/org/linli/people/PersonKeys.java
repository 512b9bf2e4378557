package org.linli.people;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.linli.identity.DocumentType;
import org.linli.identity.IdentityDocument;
import org.linli.platform.LockedKeys;
import org.linli.territory.DwellingId;
import org.springframework.stereotype.Component;

/**
 * What whoever writes about people holds until the transaction ends, so that nobody is registered twice by two at once
 * while everybody else goes on: first what the people are known by, before looking for them; then those who were found;
 * then the homes that somebody is put into. In this order no two wait for each other in a circle.
 */
@Component
class PersonKeys {

    private static final String PERSON = "people.person";
    private static final String HOME = "people.home";

    private final LockedKeys locked;
    private final NumberSeals seals;

    PersonKeys(LockedKeys locked, NumberSeals seals) {
        this.locked = locked;
        this.seals = seals;
    }

    /** @param others ids of what is sent about them, which is stored once too */
    void hold(Collection<IdentityDocument> documents, Collection<NamedPhone> phones, Collection<UUID> others) {
        List<String> keys = new ArrayList<>();
        documents.stream()
                .filter(document -> document.type() != DocumentType.NONE)
                .forEach(document -> keys.add("document " + hex(seals.hash(document))));
        // Two who share a number wait for each other, whatever their names: a name does not go into a lock.
        phones.forEach(phone -> keys.add("phone " + hex(seals.hash(phone.phone()))));
        others.forEach(id -> keys.add("sent " + id));
        locked.hold(PERSON, keys);
    }

    void hold(Collection<PersonId> persons) {
        locked.hold(PERSON, persons.stream().map(id -> "id " + id.value()).toList());
    }

    void holdHomes(Collection<DwellingId> homes) {
        locked.hold(HOME, homes.stream().map(id -> id.value().toString()).toList());
    }

    private static String hex(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }
}
