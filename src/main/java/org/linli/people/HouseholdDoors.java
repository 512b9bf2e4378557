package org.linli.people;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.linli.access.AuditTrail;
import org.linli.access.Permissions;
import org.linli.identity.Phone;
import org.linli.people.HouseholdDoor.Reached;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Many households as a phone keeps them for the day. */
@Service
@Transactional
public class HouseholdDoors {

    private final HouseholdDoorStore store;
    private final CardStore cards;
    private final Permissions permissions;
    private final AuditTrail audit;
    private final GivenMembers given;

    HouseholdDoors(
            HouseholdDoorStore store, CardStore cards, Permissions permissions, AuditTrail audit, GivenMembers given) {
        this.given = given;
        this.store = store;
        this.cards = cards;
        this.permissions = permissions;
        this.audit = audit;
    }

    /**
     * The households of the signed-in scope, in no order; those outside of it are left out. Numbers are whole for
     * whoever may {@linkplain People#CALL call}. Those of children under 14 are not given: a grown-up is called.
     * Whoever only helps is shown {@linkplain GivenMembers whom their tasks are about}, and no note.
     */
    @Transactional(readOnly = true)
    public List<HouseholdDoor> of(Collection<HouseholdId> ids) {
        Map<HouseholdId, List<PersonCard>> members = cards.membersHere(ids);
        Map<PersonId, Phone> phones = permissions.held(People.CALL) || permissions.held(People.CALL_GIVEN)
                ? store.phones(members.values().stream()
                        .flatMap(List::stream)
                        .filter(card -> !card.minor())
                        .map(PersonCard::id)
                        .toList())
                : Map.of();
        Function<HouseholdId, List<PersonCard>> shown = shown(members);
        boolean whole = !given.only();
        return store.doors(ids, id -> {
            List<PersonCard> there = shown.apply(id);
            return new HouseholdDoorStore.There(
                    there, reached(there, members.getOrDefault(id, List.of()), phones), whole);
        });
    }

    private Function<HouseholdId, List<PersonCard>> shown(Map<HouseholdId, List<PersonCard>> members) {
        if (!given.only()) {
            return id -> members.getOrDefault(id, List.of());
        }
        List<GivenPeople.Given> open = given.open();
        return id -> GivenMembers.shown(id, members.getOrDefault(id, List.of()), open);
    }

    /** Notes that the people of these households and their numbers were taken along on a device. */
    public void taken(Collection<HouseholdDoor> doors) {
        for (HouseholdDoor door : doors) {
            audit.recordAll(
                    "person.seen.device",
                    door.members().stream().map(card -> card.id().toString()).toList(),
                    door.path(),
                    "");
        }
    }

    private static Map<PersonId, Reached> reached(
            List<PersonCard> shown, List<PersonCard> there, Map<PersonId, Phone> phones) {
        Map<PersonId, Reached> numbers = new HashMap<>();
        for (PersonCard card : shown) {
            Optional.ofNullable(phones.get(card.id()))
                    .map(own -> new Reached(own, null))
                    .or(() -> through(card, there, phones))
                    .ifPresent(reached -> numbers.put(card.id(), reached));
        }
        return numbers;
    }

    private static Optional<Reached> through(PersonCard card, List<PersonCard> there, Map<PersonId, Phone> phones) {
        if (!HouseholdPhone.isChild(card)) {
            return Optional.empty();
        }
        return HouseholdPhone.grownUps(there)
                .flatMap(other ->
                        Optional.ofNullable(phones.get(other.id()))
                                .map(phone -> new Reached(phone, other.name()))
                                .stream())
                .findFirst();
    }
}
