package org.linli.arrangements;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.linli.people.Household;
import org.linli.people.People;
import org.linli.people.Person;
import org.linli.people.PersonCard;
import org.linli.people.PersonId;
import org.linli.platform.BusinessClock;
import org.linli.platform.Ids;
import org.linli.platform.NotFound;
import org.linli.platform.Refused;
import org.linli.territory.Dwelling;
import org.linli.territory.DwellingId;
import org.linli.territory.Territory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lets those who are to have a room of their own live there, and go back when it is over: the register, their tasks and
 * who looks after them follow.
 */
@Service
@Transactional
class StayMoving {

    /** A room alone, such as 101室: of the same building. */
    private static final Pattern ROOM = Pattern.compile("\\d{1,4}[A-Za-z]?室?");

    private final StayStore stays;
    private final People people;
    private final Territory territory;
    private final BusinessClock clock;

    StayMoving(StayStore stays, People people, Territory territory, BusinessClock clock) {
        this.stays = stays;
        this.people = people;
        this.territory = territory;
        this.clock = clock;
    }

    /**
     * Moves those whom the arrangement is about and who still live at home; gives the address of the room.
     *
     * @param room its number in the same building, or an address of the community
     * @throws Refused where it is no address, the same home, or one that others live in
     */
    String moveOut(Arrangement arrangement, String room) {
        Household from = people.household(arrangement.household());
        Dwelling home = home(from, room.strip());
        List<Person> moving = arrangement.dependants().stream()
                .map(people::get)
                .filter(person -> person.isHere() && person.household().equals(from.id()))
                .toList();
        if (moving.isEmpty()) {
            throw Refused.of("", "arrangements.room.nobody");
        }
        Household to = people.householdAt(home.id(), from.kind());
        for (Person person : moving) {
            stays.open(person.id()).forEach(earlier -> stays.end(earlier.id(), clock.now(), false));
            // First, so that nobody asks who looks after whom in the room: that has just been arranged.
            stays.insert(
                    new Stay(Ids.next(), arrangement.id(), person.id(), from.id(), to.id(), clock.now(), null), to);
            people.move(person.id(), person.version(), to.id());
        }
        return home.label();
    }

    private Dwelling home(Household from, String room) {
        DwellingId before = from.dwelling();
        String address = room;
        if (before != null && ROOM.matcher(room).matches()) {
            address = Dwelling.label(territory.dwelling(before).address(), room.replace("室", ""));
        }
        Dwelling home;
        try {
            home = territory.settle(from.path(), address, null, true);
        } catch (Refused refused) {
            throw Refused.of(
                    "room",
                    refused.problems().getFirst().key(),
                    refused.problems().getFirst().args().toArray());
        }
        if (home.id().equals(before)) {
            throw Refused.of("room", "arrangements.room.same");
        }
        boolean isLivedIn = people.householdsIn(home.id()).stream()
                .flatMap(household -> people.members(household.id()).stream())
                .anyMatch(PersonCard::isHere);
        if (isLivedIn) {
            throw Refused.of("room", "arrangements.room.occupied", home.label());
        }
        return home;
    }

    /** Whether somebody would go back to a home where nobody is who could look after them. */
    boolean wouldFindNobody(Arrangement arrangement) {
        return stays.of(arrangement.id()).stream().anyMatch(stay -> stay.endedAt() == null)
                && people.members(arrangement.household()).stream()
                        .filter(PersonCard::isHere)
                        .map(card -> Member.of(card, null, false))
                        .noneMatch(Member::canCare);
    }

    /** Those of an arrangement that is over go back to where they came from, if they have not moved again. */
    void moveBack(Arrangement arrangement) {
        for (Stay stay : stays.of(arrangement.id())) {
            if (stay.endedAt() == null) {
                stays.end(stay.id(), clock.now(), goesBack(stay));
            }
        }
    }

    private boolean goesBack(Stay stay) {
        Optional<Person> person = find(stay.person());
        boolean isStill = person.isPresent()
                && person.get().isHere()
                && person.get().household().equals(stay.to());
        if (!isStill) {
            return false;
        }
        people.move(stay.person(), person.get().version(), stay.from());
        return true;
    }

    private Optional<Person> find(PersonId id) {
        try {
            return Optional.of(people.get(id));
        } catch (NotFound gone) {
            return Optional.empty();
        }
    }
}
