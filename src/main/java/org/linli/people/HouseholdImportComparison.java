package org.linli.people;

import java.util.List;
import java.util.Set;
import org.linli.imports.Import;
import org.linli.platform.NotFound;
import org.linli.territory.Dwelling;
import org.linli.territory.Territory;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Compares a row of a list of households once more with what is on record of the person it is about. */
@Component
class HouseholdImportComparison {

    private final HouseholdImportStore store;
    private final Territory territory;

    HouseholdImportComparison(HouseholdImportStore store, Territory territory) {
        this.store = store;
        this.territory = territory;
    }

    HouseholdImportChange of(Import job, PersonId id, HouseholdImportRow says) {
        Dwelling home = territory.settle(
                job.area(), says.address(), null, says.relation().isTenant());
        List<HouseholdImportPerson> known = store.people(Set.of(id), Set.of(home.id()));
        HouseholdImportPerson on = known.stream()
                .filter(person -> person.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotFound("person", id));
        String head = known.stream()
                .filter(person -> person.head() && person.household().equals(on.household()))
                .map(HouseholdImportPerson::name)
                .findFirst()
                .orElse(null);
        String elsewhere =
                job.area().covers(on.path()) ? "" : territory.label(on.path(), LocaleContextHolder.getLocale());
        return HouseholdImportChange.of(says, on, home, head, elsewhere);
    }
}
