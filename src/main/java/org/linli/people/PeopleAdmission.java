package org.linli.people;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.linli.identity.IdentityDocument;
import org.linli.territory.Dwelling;
import org.linli.territory.DwellingId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Registering in steps, in a transaction of whoever calls, for a module that has to know who is meant before it knows
 * what becomes of them. The steps are taken in the order in which they stand here; then two who register the same
 * people, in whatever order, neither register them twice nor wait for each other for ever.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class PeopleAdmission {

    private final PersonKeys keys;
    private final PeopleIntake registering;
    private final PersonPhones reaching;
    private final HouseholdFounding founding;

    PeopleAdmission(PersonKeys keys, PeopleIntake registering, PersonPhones reaching, HouseholdFounding founding) {
        this.keys = keys;
        this.registering = registering;
        this.reaching = reaching;
        this.founding = founding;
    }

    /**
     * Waits until nobody else registers people with these documents or numbers.
     *
     * @param sent ids of what is sent about them, which is stored once too
     */
    public void hold(Collection<IdentityDocument> documents, Collection<NamedPhone> phones, Collection<UUID> sent) {
        keys.hold(documents, phones, sent);
    }

    /** Everybody who has one of these documents, present ones before those who have gone. */
    public Map<IdentityDocument, List<PersonOnRecord>> withDocument(Collection<IdentityDocument> documents) {
        return registering.all(documents);
    }

    /** Everybody who has one of these names and numbers, present ones before those who have gone. */
    public Map<NamedPhone, List<PersonOnRecord>> withPhone(Collection<NamedPhone> phones) {
        return reaching.all(phones);
    }

    /** Waits until nobody else writes about these people, however they are known to them. */
    public void hold(Collection<PersonId> persons) {
        keys.hold(persons);
    }

    /**
     * The household of its kind in each of the homes, made where there is none; nobody else puts anybody into them,
     * or into those that are left, until the transaction ends.
     *
     * @param made homes that were made in this transaction, into which nobody else can put anybody
     * @param left homes where those live now who are then moved
     */
    public Map<DwellingId, Household> householdsAt(
            Map<Dwelling, HouseholdKind> homes, Set<DwellingId> made, Collection<DwellingId> left) {
        return founding.at(homes, made, left);
    }

    /**
     * Adds people of whom none is on record in the scope, see {@link People#addAll}.
     *
     * @param homes their households
     * @param elsewhere documents of theirs that somebody outside the scope has
     */
    public void add(List<NewPerson> people, Map<HouseholdId, Household> homes, Collection<IdentityDocument> elsewhere) {
        registering.insert(people, homes, elsewhere);
    }
}
