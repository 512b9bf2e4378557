package org.linli.people;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.linli.identity.PersonName;
import org.linli.imports.Import;
import org.linli.imports.ImportAside;
import org.linli.imports.ImportAsides;
import org.linli.imports.ImportId;
import org.linli.imports.Imports;
import org.linli.platform.BusinessClock;
import org.linli.platform.NotFound;
import org.linli.territory.Dwelling;
import org.linli.territory.Territory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a person decides about a list of households: takes over what it says, keeps what stands, or says that somebody has gone. */
@Service
@Transactional
class HouseholdImportDecisions {

    static final String ACCEPTED = "accepted";
    static final String KEPT = "kept";

    private final Imports imports;
    private final ImportAsides asides;
    private final HouseholdImport kind;
    private final HouseholdImportHomes homes;
    private final HouseholdImportStore store;
    private final PersonStore persons;
    private final People people;
    private final Territory territory;
    private final BusinessClock clock;

    HouseholdImportDecisions(
            Imports imports,
            ImportAsides asides,
            HouseholdImport kind,
            HouseholdImportHomes homes,
            HouseholdImportStore store,
            PersonStore persons,
            People people,
            Territory territory,
            BusinessClock clock) {
        this.imports = imports;
        this.asides = asides;
        this.kind = kind;
        this.homes = homes;
        this.store = store;
        this.persons = persons;
        this.people = people;
        this.territory = territory;
        this.clock = clock;
    }

    /** The rows of a list that wait, at most so many. */
    List<Integer> waiting(ImportId id, int most) {
        imports.get(HouseholdImport.KEY, id);
        return asides.of(id, most, HouseholdImportChange.class).stream()
                .filter(aside -> !aside.isSettled())
                .map(ImportAside::row)
                .toList();
    }

    /** Changes the register to what the row says, in what was shown; false where that was decided before. */
    boolean accept(ImportId id, int row) {
        var job = imports.get(HouseholdImport.KEY, id);
        persons.lockRegister();
        var aside = asides.get(id, row, HouseholdImportChange.class);
        if (aside.isSettled()) {
            return false;
        }
        var says = asides.read(kind, job, row);
        apply(job, new PersonId(Objects.requireNonNull(aside.subject())), says, aside.detail());
        return asides.settle(id, row, ACCEPTED);
    }

    /** Keeps what is on record; false where the row was decided about before. */
    boolean keep(ImportId id, int row) {
        imports.get(HouseholdImport.KEY, id);
        asides.get(id, row, HouseholdImportChange.class);
        return asides.settle(id, row, KEPT);
    }

    private void apply(Import job, PersonId id, HouseholdImportRow says, HouseholdImportChange change) {
        boolean moves = change.has("home", "returned");
        if (moves) {
            var home = territory.settle(
                    job.area(), says.address(), null, says.relation().isTenant());
            people.move(id, people.get(id).version(), household(says, home).id());
        }
        if (change.has("name", "document", "phone", "relation", "tags")
                || moves && says.relation().relation() != null) {
            correct(people.get(id), says, change);
        }
        if (change.has("head") || moves && says.relation().isHead()) {
            var household = people.household(people.get(id).household());
            if (change.has("head") && !id.equals(household.head())) {
                people.makeHead(household.id(), household.version(), id);
            }
        }
    }

    private void correct(Person person, HouseholdImportRow says, HouseholdImportChange change) {
        var relation = says.relation().relation();
        var ended = new LinkedHashSet<java.util.UUID>();
        if (change.has("phone")) {
            person.contacts().forEach(contact -> ended.add(contact.id()));
        }
        people.correct(
                person.id(),
                person.version(),
                new Correction(
                        change.has("name") ? says.name() : person.name(),
                        relation == null || relation == Relation.MEMBER ? person.relation() : relation,
                        change.has("document") ? says.document() : null,
                        person.sex(),
                        person.bornOn(),
                        change.has("tags") ? HouseholdImportChange.union(person.entered(), says) : person.entered(),
                        change.has("phone") ? says.phones() : List.of(),
                        ended));
    }

    private Household household(HouseholdImportRow says, Dwelling home) {
        var key = PersonName.folded(says.household());
        var own = key.isEmpty() && says.relation().isHead() ? says.foldedName() : key;
        var place = new HouseholdImportHomes.Place(home.id(), own);
        var head = says.relation().isHead() ? says.foldedName() : says.headNamed() ? key : "";
        var wanted = new HouseholdImportHomes.Wanted(place, home, HouseholdImportHomes.kind(says, home), head);
        var residents = store.people(Set.of(), Set.of(home.id()));
        return Objects.requireNonNull(homes.of(List.of(wanted), residents).get(place));
    }

    /** Those on record who do not stand in the list and still live here by the register, at most so many. */
    List<PersonId> missing(ImportId id, int most) {
        imports.get(HouseholdImport.KEY, id);
        return store.unlistedHere(id, most);
    }

    /** Marks as moved away today somebody who is on record and not in the list; false where they have gone already. */
    boolean markGone(ImportId id, PersonId person) {
        imports.get(HouseholdImport.KEY, id);
        if (!store.isUnlisted(id, person)) {
            throw new NotFound("person not in the list", person);
        }
        var found = people.get(person);
        if (!found.isHere()) {
            return false;
        }
        people.markLeft(person, found.version(), clock.today());
        return true;
    }
}
