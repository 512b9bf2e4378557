package org.linli.people;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linli.identity.IdentityDocument;
import org.linli.territory.DwellingId;

/** What the register knows of those whom some rows of a list are about; rows that are taken are added to it. */
final class HouseholdImportRegister {

    private final Map<PersonId, HouseholdImportPerson> people;
    private final Map<IdentityDocument, PersonId> byDocument;
    private final Map<NamedPhone, PersonId> byPhone;
    private final Set<IdentityDocument> elsewhere;
    private final Map<PersonId, Integer> rows;

    HouseholdImportRegister(
            List<HouseholdImportPerson> people,
            Map<IdentityDocument, PersonId> byDocument,
            Map<NamedPhone, PersonId> byPhone,
            Set<IdentityDocument> elsewhere,
            Map<PersonId, Integer> rows) {
        this.people = people.stream().collect(Collectors.toMap(HouseholdImportPerson::id, p -> p, (a, b) -> a));
        this.byDocument = new HashMap<>(byDocument);
        this.byPhone = byPhone;
        this.elsewhere = elsewhere;
        this.rows = new HashMap<>(rows);
    }

    List<HouseholdImportPerson> people() {
        return List.copyOf(people.values());
    }

    @Nullable
    HouseholdImportPerson get(PersonId id) {
        return people.get(id);
    }

    Optional<HouseholdImportPerson> withDocument(IdentityDocument document) {
        return Optional.ofNullable(byDocument.get(document)).map(people::get);
    }

    /** Whether somebody has the document where whoever acts sees nobody. */
    boolean isElsewhere(IdentityDocument document) {
        return elsewhere.contains(document);
    }

    /** Those of the name who live in the home now. */
    List<HouseholdImportPerson> named(String folded, DwellingId home) {
        return people.values().stream()
                .filter(person -> person.isHere()
                        && home.equals(person.dwelling())
                        && person.foldedName().equals(folded))
                .toList();
    }

    Optional<HouseholdImportPerson> reachedAt(HouseholdImportRow row) {
        return row.phones().stream()
                .map(phone -> byPhone.get(new NamedPhone(row.name(), phone)))
                .filter(Objects::nonNull)
                .map(people::get)
                .filter(Objects::nonNull)
                .findFirst();
    }

    /** The name of the head of a household. */
    @Nullable
    String head(HouseholdId household) {
        return people.values().stream()
                .filter(person -> person.head() && person.household().equals(household))
                .map(HouseholdImportPerson::name)
                .findFirst()
                .orElse(null);
    }

    /** The row that named somebody before; null where none did. */
    @Nullable
    Integer row(PersonId id) {
        return rows.get(id);
    }

    void listed(HouseholdImportPerson person, int row) {
        rows.putIfAbsent(person.id(), row);
        people.putIfAbsent(person.id(), person);
        if (person.hasDocument()) {
            byDocument.putIfAbsent(person.document(), person.id());
        }
    }
}
