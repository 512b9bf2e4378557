package org.linli.people;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.linli.access.Acting;
import org.linli.access.Actor;
import org.linli.access.AreaPath;
import org.linli.access.AuditTrail;
import org.linli.access.HiddenChildren;
import org.linli.access.Permissions;
import org.linli.identity.IdentityDocument;
import org.linli.identity.PersonName;
import org.linli.identity.Phone;
import org.linli.platform.NotFound;
import org.linli.platform.Paged;
import org.linli.platform.Paging;
import org.linli.platform.Refused;
import org.linli.platform.list.ListSql;
import org.linli.platform.text.WrittenText;
import org.linli.territory.BuildingId;
import org.linli.territory.BuildingsMoved;
import org.linli.territory.DwellingId;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The register: who lives where, with whom, and how to reach them. Whoever acts sees the people of one subtree; those
 * outside of it are {@link NotFound}. Numbers leave the register masked, save through {@link #unmask} and
 * {@link #phone}, which are logged.
 */
@Service
@Transactional
public class People {

    /** Permission to look people up. */
    public static final String READ = "people.read";

    /** Permission to register people, to correct and to move them. */
    public static final String EDIT = "people.edit";

    /** Permission to see whole ID and phone numbers of people from 14 years. */
    public static final String UNMASK = "people.unmask";

    /** Permission to see whole ID and phone numbers of children under 14. */
    public static final String UNMASK_MINORS = "people.unmask.minors";

    /** Permission to be shown a phone number in order to call it. */
    public static final String CALL = "people.call";

    /** Permission to be shown the number of whom a task is about that was given to oneself. */
    public static final String CALL_GIVEN = "people.call.given";

    /** Permission to see who looked at a person. */
    public static final String LOOKS = "people.looks";

    /** Permission to take lists of people away as files. */
    public static final String EXPORT = "people.export";

    /** Permission to bring in lists of households. */
    public static final String IMPORT = "people.import";

    private static final String IN_PINYIN = """
             in (select spelt.id
                   from people.person spelt
                  where starts_with(spelt.pinyin, :latin) or starts_with(spelt.initials, :latin))
            """;

    private final PersonStore store;
    private final HouseholdStore households;
    private final CardStore cards;
    private final PeopleIntake registering;
    private final PersonRevision changing;
    private final ChangeStore changes;
    private final PersonPhones reaching;
    private final Permissions permissions;
    private final AuditTrail audit;
    private final HouseholdFounding founding;
    private final PeopleSearch searching;
    private final NamesakeStore namesakes;
    private final PersonKeys keys;
    private final HiddenChildren children;
    private final GivenMembers given;

    People(
            PersonStore store,
            HouseholdStore households,
            CardStore cards,
            PeopleIntake registering,
            PersonRevision changing,
            ChangeStore changes,
            PersonPhones reaching,
            Permissions permissions,
            AuditTrail audit,
            HouseholdFounding founding,
            PeopleSearch searching,
            NamesakeStore namesakes,
            PersonKeys keys,
            HiddenChildren children,
            GivenMembers given) {
        this.given = given;
        this.children = children;
        this.keys = keys;
        this.searching = searching;
        this.namesakes = namesakes;
        this.founding = founding;
        this.store = store;
        this.households = households;
        this.cards = cards;
        this.registering = registering;
        this.changing = changing;
        this.changes = changes;
        this.reaching = reaching;
        this.permissions = permissions;
        this.audit = audit;
    }

    /** Who has the document; somebody who lives here rather than somebody who has gone. Nobody has "no document". */
    @Transactional(readOnly = true)
    public Optional<PersonId> find(IdentityDocument document) {
        return Optional.ofNullable(findByDocument(List.of(document)).get(document));
    }

    /** Who has the name and the phone number; for people without a document at hand. */
    @Transactional(readOnly = true)
    public Optional<PersonId> find(String name, Phone phone) {
        return findByPhone(List.of(new NamedPhone(name, phone))).values().stream()
                .findFirst();
    }

    /** Who has these documents, in one look; those whom nobody in the scope has are left out. */
    @Transactional(readOnly = true)
    public Map<IdentityDocument, PersonId> findByDocument(Collection<IdentityDocument> documents) {
        return registering.find(documents);
    }

    /** Who has these names and numbers, in one look; those who are not known are left out. */
    @Transactional(readOnly = true)
    public Map<NamedPhone, PersonId> findByPhone(Collection<NamedPhone> wanted) {
        return reaching.find(wanted);
    }

    /**
     * In which community somebody <em>outside</em> the signed-in scope is registered with one of these documents. It
     * tells no more than that, so that one person in two places is noticed without either place seeing the other's
     * people.
     */
    @Transactional(readOnly = true)
    public Map<IdentityDocument, AreaPath> knownElsewhere(Collection<IdentityDocument> documents) {
        return registering.outside(documents);
    }

    /** One person of the signed-in scope. */
    @Transactional(readOnly = true)
    public Person get(PersonId id) {
        return store.find(id).orElseThrow(() -> new NotFound("person", id));
    }

    /** People as lists show them, in the order of {@code ids}; those outside the scope are left out. */
    @Transactional(readOnly = true)
    public Map<PersonId, PersonCard> cards(Collection<PersonId> ids) {
        return cards.find(ids);
    }

    /** One household of the signed-in scope. */
    @Transactional(readOnly = true)
    public Household household(HouseholdId id) {
        return households.find(id).orElseThrow(() -> new NotFound("household", id));
    }

    /** Everybody who is or was in the household: its head first, those who have gone last. */
    @Transactional(readOnly = true)
    public List<PersonCard> members(HouseholdId id) {
        return cards.members(id);
    }

    /** All households that live in the home now. */
    @Transactional(readOnly = true)
    public List<Household> householdsIn(DwellingId dwelling) {
        return households.livingIn(dwelling);
    }

    /** Who lives now in any of these households. */
    @Transactional(readOnly = true)
    public List<PersonId> livingIn(Collection<HouseholdId> households) {
        return store.livingIn(households);
    }

    /** The others who live now in the household of each person; nobody for who lives alone. */
    @Transactional(readOnly = true)
    public Map<PersonId, List<PersonId>> livingWith(Collection<PersonId> ids) {
        return store.livingWith(ids);
    }

    /**
     * The household of the kind that lives in the home, made where there is none. Two callers at once get the same one.
     */
    public Household householdAt(DwellingId dwelling, HouseholdKind kind) {
        return Optional.ofNullable(householdsAt(List.of(dwelling), kind).get(dwelling))
                .orElseThrow(() -> new NotFound("dwelling", dwelling));
    }

    /** As {@link #householdAt} for many homes; homes outside the scope are left out. */
    public Map<DwellingId, Household> householdsAt(Collection<DwellingId> dwellings, HouseholdKind kind) {
        return founding.at(dwellings, kind);
    }

    /** As {@link #householdAt}, of the kind of theirs, for somebody who is then {@linkplain #move moved} there. */
    public Household householdFor(PersonId moving, DwellingId dwelling) {
        Household from = household(get(moving).household());
        keys.holdHomes(Stream.concat(from.home().stream(), Stream.of(dwelling)).toList());
        return householdAt(dwelling, from.kind());
    }

    /** A household of its own in a home where others may live already. */
    public Household addHousehold(DwellingId dwelling, HouseholdKind kind) {
        return founding.own(dwelling, kind);
    }

    /** Registers somebody; see {@link #addAll}. */
    public PersonId add(NewPerson person) {
        return addAll(List.of(person)).getFirst();
    }

    /**
     * Registers many at a time; the answer has an id for each, in their order. Whoever's document is on record in the
     * scope already is not added again: the answer is the id on record, and nothing of the record changes. In a
     * household without a head the first grown-up becomes it. Somebody whose document is known outside the scope is
     * added, with a line in their story that says in which community else they are known.
     */
    public List<PersonId> addAll(List<NewPerson> people) {
        return registering.add(people);
    }

    /** Registers somebody who must be new: refused when their document is on record in the scope. */
    public PersonId addNew(NewPerson person) {
        keys.hold(List.of(person.document()), person.named().toList(), List.of());
        if (find(person.document()).isPresent()) {
            throw Refused.of("document", "people.document.known");
        }
        return add(person);
    }

    /** Keeps numbers under which people of the signed-in scope said that they are reached, beside those on record. */
    public void keepPhones(Map<PersonId, ? extends Collection<Phone>> phones) {
        reaching.keep(phones);
    }

    /** Puts right what was entered wrongly. Refused when the document is somebody else's on record. */
    public void correct(PersonId id, int version, Correction correction) {
        changing.correct(get(id), version, correction);
    }

    /**
     * The person lives in another household now, or in the same again after having gone; their place and their contact
     * points' follow. A household that nobody is left in ends.
     */
    public void move(PersonId id, int version, HouseholdId to) {
        changing.move(get(id), version, household(to));
    }

    /** The person moved away on that day. */
    public void markLeft(PersonId id, int version, LocalDate on) {
        changing.markGone(get(id), version, false, on);
    }

    /** The person died on that day. */
    public void markDied(PersonId id, int version, LocalDate on) {
        changing.markGone(get(id), version, true, on);
    }

    /** The person lives here after all. */
    public void restore(PersonId id, int version) {
        changing.restore(get(id), version);
    }

    /** Names the head of a household; it must be somebody who lives in it. */
    public void makeHead(HouseholdId id, int version, PersonId head) {
        changing.makeHead(household(id), version, get(head));
    }

    /** Keeps a note of at most 500 characters with the household. */
    public void note(HouseholdId id, int version, String note) {
        if (note.length() > 500) {
            throw Refused.of("note", "people.note.long", 500);
        }
        households.setNote(id, version, note.strip());
    }

    /**
     * The whole numbers of one person; needs {@link #UNMASK}, of a child under 14 {@link #UNMASK_MINORS}. The look is
     * logged.
     */
    public UnmaskedNumbers unmask(PersonId id) {
        Person person = get(id);
        permissions.demand(person.minor() ? UNMASK_MINORS : UNMASK);
        audit.record("person.unmasked", id.toString(), person.path(), "");
        return store.open(id);
    }

    /**
     * The number to call somebody under; needs {@link #CALL}, or {@link #CALL_GIVEN} where something still to do was
     * given to whoever acts for which they are called; of a child under 14 {@link #UNMASK_MINORS}. The look is logged.
     */
    public Optional<Phone> phone(PersonId id) {
        Person person = get(id);
        if (person.minor() || !mayCall(person)) {
            permissions.demand(person.minor() ? UNMASK_MINORS : CALL);
        }
        audit.record("person.called", id.toString(), person.path(), "");
        return store.phones(id).stream().findFirst();
    }

    /**
     * The number to call somebody under, handed out by the program itself to whoever has a task with them and no
     * account, such as a driver by the link of their day; nobody else may ask. Empty for a child under 14. The look is
     * logged.
     */
    public Optional<Phone> handed(PersonId id) {
        Optional<Phone> phone = handedAgain(id);
        if (phone.isPresent()) {
            audit.record("person.handed", id.toString(), get(id).path(), "");
        }
        return phone;
    }

    /** The same for whoever was handed it before, whose look was logged then. */
    public Optional<Phone> handedAgain(PersonId id) {
        if (Acting.now() != Actor.SYSTEM) {
            permissions.demand(CALL);
        }
        return get(id).minor() ? Optional.empty() : store.phones(id).stream().findFirst();
    }

    private boolean mayCall(Person person) {
        return permissions.held(CALL) || permissions.held(CALL_GIVEN) && isGiven(person);
    }

    private boolean isGiven(Person person) {
        HouseholdId home = person.household();
        return given.reach(person.id(), home, cards.membersHere(List.of(home)).getOrDefault(home, List.of()));
    }

    /** Whether whoever acts may be shown a number in order to call it, where they see whom it is about. */
    public boolean mayCall() {
        return permissions.held(CALL) || permissions.held(CALL_GIVEN);
    }

    /** People whom the query finds, in walking order, the head of a household first. */
    @Transactional(readOnly = true)
    public Paged<PersonCard> search(PersonQuery query, Paging paging) {
        return searching.page(query, paging);
    }

    /** Leaves rows out that are about a child whom whoever acts is not shown, by the SQL of whom they are about. */
    public ListSql shown(String person, ListSql rows) {
        return children.without(person, rows);
    }

    /**
     * The condition that a text finds whom a row is about, for statements of other modules. Where it finds few, they
     * are named and nothing else is looked at. Where they live now does not matter: a row lies where they did.
     *
     * @param text as it was typed; not empty
     * @param person the column with the person's id
     * @param card what else to look at where the text finds more than can be named; {@code :text} is the text and
     *     {@code :part} a pattern that it matches in an address
     */
    @Transactional(readOnly = true)
    public String found(String text, String person, String card, ListSql sql) {
        return searching
                .few(text)
                .map(found -> {
                    sql.with("found", found);
                    return person + " = any(:found)";
                })
                .orElseGet(() -> {
                    sql.with("text", text)
                            .with("part", WrittenText.partOfAddress(text))
                            .with("latin", text.toLowerCase(Locale.ROOT));
                    return card + " or " + person + IN_PINYIN;
                });
    }

    /** Those of the signed-in scope who have each of the names, in one look; by the name as it was asked for. */
    @Transactional(readOnly = true)
    public Map<String, List<PersonId>> namesakes(Collection<String> names) {
        Map<String, List<PersonId>> found = namesakes.named(names);
        return names.stream()
                .distinct()
                .collect(
                        Collectors.toMap(name -> name, name -> found.getOrDefault(PersonName.folded(name), List.of())));
    }

    /** Of these people, who has which of the tails (four characters) at the end of their document or phone number. */
    @Transactional(readOnly = true)
    public Map<PersonId, Set<String>> tails(Collection<PersonId> people, Collection<String> tails) {
        return namesakes.tails(people, tails);
    }

    List<Change> story(PersonId id) {
        return changes.of(id);
    }

    @EventListener
    void follow(BuildingsMoved moved) {
        households.follow(moved.buildings().stream().map(BuildingId::value).toList());
    }
}
