package org.linli.care;

import java.util.List;
import org.linli.access.AreaNames;
import org.linli.access.AreaPath;
import org.linli.access.BeyondScope;
import org.linli.access.Permissions;
import org.linli.people.Household;
import org.linli.people.People;
import org.linli.people.Person;
import org.linli.platform.Refused;
import org.linli.territory.Dwelling;
import org.linli.territory.Territory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Moves somebody who is under a measure to another home, perhaps outside the area of whoever decides. */
@Component
class MeasureRelocation {

    /** How deep communities lie in the tree, below the sub-district. */
    private static final int COMMUNITY = 2;

    private final Measures measures;
    private final MeasureTransfer transferring;
    private final People people;
    private final Territory territory;
    private final AreaNames names;
    private final Permissions permissions;
    private final BeyondScope beyond;

    MeasureRelocation(
            Measures measures,
            MeasureTransfer transferring,
            People people,
            Territory territory,
            AreaNames names,
            Permissions permissions,
            BeyondScope beyond) {
        this.measures = measures;
        this.transferring = transferring;
        this.people = people;
        this.territory = territory;
        this.names = names;
        this.permissions = permissions;
        this.beyond = beyond;
    }

    /**
     * The communities that somebody can be transferred to, by name, those that whoever acts does not look after
     * included: their names are public, who lives there is not.
     */
    @Transactional(readOnly = true)
    List<AreaNames.Choice> destinations() {
        return beyond.call(names::choices).stream()
                .filter(choice -> AreaPath.parse(choice.slug())
                        .filter(path -> path.depth() == COMMUNITY)
                        .isPresent())
                .map(choice -> new AreaNames.Choice(choice.slug(), choice.name().strip()))
                .toList();
    }

    /** To the home of that address, which is made where it is not known; the register follows. */
    @Transactional
    void transfer(MeasureId id, int version, AreaPath area, String address, String reason) {
        permissions.demand(CareSetup.MOVE);
        Measure measure = measures.get(id, version);
        beyond.run(() -> transfer(measure, area, address, reason));
    }

    private void transfer(Measure measure, AreaPath area, String address, String reason) {
        Person person = people.get(measure.personId());
        Dwelling home = territory.settle(area, address, null, false);
        Household household = people.householdFor(person.id(), home.id());
        if (household.id().equals(person.household())) {
            throw Refused.of("address", "care.transfer.same");
        }
        transferring.transfer(measure, household.path(), household.rentalPath(), household.id(), reason);
        people.move(person.id(), person.version(), household.id());
    }
}
