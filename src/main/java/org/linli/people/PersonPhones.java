package org.linli.people;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.linli.identity.PersonName;
import org.linli.identity.Phone;
import org.linli.platform.NotFound;
import org.springframework.stereotype.Component;

/** The numbers under which people are reached: finds them by one, and keeps new ones. */
@Component
class PersonPhones {

    private final PersonStore people;
    private final HouseholdStore households;
    private final NewPersonStore adding;
    private final ChangeStore changes;
    private final NumberSeals seals;
    private final NumberStore numbers;

    PersonPhones(
            PersonStore people,
            HouseholdStore households,
            NewPersonStore adding,
            ChangeStore changes,
            NumberSeals seals,
            NumberStore numbers) {
        this.numbers = numbers;
        this.people = people;
        this.households = households;
        this.adding = adding;
        this.changes = changes;
        this.seals = seals;
    }

    Map<NamedPhone, PersonId> find(Collection<NamedPhone> wanted) {
        Map<NamedPhone, PersonId> found = new HashMap<>();
        all(wanted)
                .forEach((phone, people) -> found.put(phone, people.getFirst().id()));
        return found;
    }

    /** Everybody who has one of these names and numbers, present ones before those who have gone. */
    Map<NamedPhone, List<PersonOnRecord>> all(Collection<NamedPhone> wanted) {
        Map<NamedPhone, List<PersonOnRecord>> found = new HashMap<>();
        if (!wanted.isEmpty()) {
            Map<ByteBuffer, List<NamedPhone>> byHash = wanted.stream()
                    .distinct()
                    .collect(Collectors.groupingBy(w -> NumberSeals.key(seals.hash(w.phone()))));
            for (NumberStore.Hit hit : numbers.byPhone(
                    byHash.keySet().stream().map(ByteBuffer::array).toList())) {
                byHash.getOrDefault(hit.hash(), List.of()).stream()
                        .filter(w -> w.name().equals(PersonName.folded(hit.name())))
                        .forEach(w -> found.computeIfAbsent(w, phone -> new ArrayList<>())
                                .add(hit.person()));
            }
        }
        return found;
    }

    /** Adds those that a person is not reached under yet behind the others, with a line in the story. */
    void keep(Map<PersonId, ? extends Collection<Phone>> phones) {
        Map<PersonId, Set<ByteBuffer>> kept = numbers.phoneHashes(phones.keySet());
        var story = new ArrayList<Change>();
        phones.forEach((person, given) -> {
            Set<ByteBuffer> known = kept.getOrDefault(person, Set.of());
            List<Phone> added = given.stream()
                    .distinct()
                    .filter(phone -> !known.contains(NumberSeals.key(seals.hash(phone))))
                    .toList();
            if (!added.isEmpty()) {
                Person record = people.find(person).orElseThrow(() -> new NotFound("person", person));
                Household home = households
                        .find(record.household())
                        .orElseThrow(() -> new NotFound("household", record.household()));
                adding.insertPhones(person, home, added, known.size() + 1);
                story.add(changes.now(person, record.path(), record.rentalPath(), ChangeKind.CORRECTED, "phone"));
            }
        });
        changes.append(story);
    }
}
