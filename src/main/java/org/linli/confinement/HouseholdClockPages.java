package org.linli.confinement;

import java.util.List;
import java.util.UUID;
import org.linli.access.Allowed;
import org.linli.people.Household;
import org.linli.people.HouseholdId;
import org.linli.people.People;
import org.linli.people.PersonCard;
import org.linli.people.PersonLooks;
import org.linli.platform.BusinessClock;
import org.linli.territory.Dwelling;
import org.linli.territory.Territory;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The clock of a household, and as a sheet for the door, on which nobody is named in full. */
@Controller
@Allowed(ConfinementSetup.SEE)
class HouseholdClockPages {

    private final HouseholdClock households;
    private final People people;
    private final PersonLooks looks;
    private final Territory territory;
    private final BusinessClock clock;

    HouseholdClockPages(
            HouseholdClock households, People people, PersonLooks looks, Territory territory, BusinessClock clock) {
        this.households = households;
        this.people = people;
        this.looks = looks;
        this.territory = territory;
        this.clock = clock;
    }

    @GetMapping("/households/{id}/clock")
    String show(@PathVariable UUID id, Model model) {
        Household household = people.household(HouseholdId.of(id));
        List<PersonCard> members = people.members(household.id()).stream()
                .filter(PersonCard::isHere)
                .toList();
        looks.note(household, members);
        model.addAttribute("household", household);
        model.addAttribute(
                "home",
                household
                        .home()
                        .map(home -> territory.dwellings(List.of(home)).get(home))
                        .map(Dwelling::label)
                        .orElse(""));
        model.addAttribute("face", households.of(household, members));
        model.addAttribute("now", clock.now());
        return "confinement/clock";
    }
}
