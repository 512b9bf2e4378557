package org.linli.people;

import java.util.List;
import org.linli.imports.ImportId;
import org.linli.imports.Imports;
import org.linli.platform.BusinessClock;
import org.linli.platform.NotFound;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Those on record who do not stand in a list of households, of whom a person says that they have gone. */
@Service
@Transactional
class HouseholdImportMissing {

    private final Imports imports;
    private final HouseholdImportStore store;
    private final People people;
    private final BusinessClock clock;

    HouseholdImportMissing(Imports imports, HouseholdImportStore store, People people, BusinessClock clock) {
        this.imports = imports;
        this.store = store;
        this.people = people;
        this.clock = clock;
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
        Person found = people.get(person);
        if (!found.isHere()) {
            return false;
        }
        people.markLeft(person, found.version(), clock.today());
        return true;
    }
}
