package org.linli.people;

import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.linli.identity.DocumentType;
import org.linli.identity.IdentityDocument;
import org.linli.platform.BusinessClock;
import org.linli.platform.NotFound;
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

    private final PersonKeys keys;
    private final NewPersonStore people;
    private final HouseholdStore households;
    private final ChangeStore changes;
    private final NumberSeals seals;
    private final BusinessClock clock;
    private final NumberStore numbers;

    PeopleIntake(
            PersonKeys keys,
            NewPersonStore people,
            HouseholdStore households,
            ChangeStore changes,
            NumberSeals seals,
            BusinessClock clock,
            NumberStore numbers) {
        this.keys = keys;
        this.numbers = numbers;
        this.people = people;
        this.households = households;
        this.changes = changes;
        this.seals = seals;
        this.clock = clock;
    }

    List<PersonId> add(List<NewPerson> wanted) {
        if (wanted.isEmpty()) {
            return List.of();
        }
        keys.hold(
                wanted.stream().map(NewPerson::document).toList(),
                wanted.stream().flatMap(NewPerson::named).toList(),
                List.of());
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
        List<NewPerson> all = List.copyOf(added.values());
        insert(
                all,
                households.findAll(
                        all.stream().map(NewPerson::household).distinct().toList()),
                all.stream().map(NewPerson::document).toList());
        return ids;
    }

    /** Who has these documents, of those in the scope. */
    Map<IdentityDocument, PersonId> find(Collection<IdentityDocument> documents) {
        Map<IdentityDocument, PersonId> found = new HashMap<>();
        all(documents)
                .forEach((document, people) ->
                        found.put(document, people.getFirst().id()));
        return found;
    }

    /** Everybody who has one of these documents, present ones before those who have gone. */
    Map<IdentityDocument, List<PersonOnRecord>> all(Collection<IdentityDocument> documents) {
        Map<ByteBuffer, IdentityDocument> byHash = hashes(documents);
        Map<IdentityDocument, List<PersonOnRecord>> found = new HashMap<>();
        if (!byHash.isEmpty()) {
            numbers.byDocument(byHash.keySet().stream().map(ByteBuffer::array).toList())
                    .forEach(hit -> found.computeIfAbsent(byHash.get(hit.hash()), d -> new ArrayList<>())
                            .add(hit.person()));
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

    /**
     * Stores people of whom none is on record in the scope.
     *
     * @param homes their households
     * @param elsewhere documents that may be known outside the scope
     */
    void insert(List<NewPerson> added, Map<HouseholdId, Household> homes, Collection<IdentityDocument> elsewhere) {
        if (added.isEmpty()) {
            return;
        }
        var entries = new ArrayList<NewPersonStore.Entry>();
        for (NewPerson person : added) {
            entries.add(new NewPersonStore.Entry(
                    person,
                    Optional.ofNullable(homes.get(person.household()))
                            .orElseThrow(() -> new NotFound("household", person.household()))));
        }
        people.insert(entries, heads(added));
        changes.append(story(entries, outside(elsewhere)));
    }

    private List<Change> story(List<NewPersonStore.Entry> entries, Map<IdentityDocument, AreaPath> elsewhere) {
        var story = new ArrayList<Change>();
        for (NewPersonStore.Entry entry : entries) {
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
