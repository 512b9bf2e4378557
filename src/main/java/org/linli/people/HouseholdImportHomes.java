package org.linli.people;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.linli.identity.PersonName;
import org.linli.platform.BusinessClock;
import org.linli.territory.Dwelling;
import org.linli.territory.DwellingId;
import org.springframework.stereotype.Component;

/**
 * The households that a list means, found in their homes or made. Those of a home are told apart by their heads, and
 * nobody is put into a household whose head the list does not name.
 */
@Component
class HouseholdImportHomes {

    private final HouseholdStore households;
    private final HouseholdImportStore store;
    private final BusinessClock clock;

    HouseholdImportHomes(HouseholdStore households, HouseholdImportStore store, BusinessClock clock) {
        this.households = households;
        this.store = store;
        this.clock = clock;
    }

    /**
     * A household of the list.
     *
     * @param key folded name of its head, else its number; empty where the list has neither
     */
    record Place(DwellingId home, String key) {}

    /**
     * A household wanted.
     *
     * @param head folded name of the head; empty where the list does not name one
     */
    record Wanted(Place place, Dwelling home, HouseholdKind kind, String head) {}

    static HouseholdKind kind(HouseholdImportRow row, Dwelling home) {
        return row.relation().isTenant() || home.rental() ? HouseholdKind.TENANT : HouseholdKind.RESIDENT;
    }

    /** The household that a row means in that home. */
    static Wanted wanted(HouseholdImportRow row, Dwelling home) {
        String key = PersonName.folded(row.household());
        String own = key.isEmpty() && row.relation().isHead() ? row.foldedName() : key;
        String head = row.relation().isHead() ? row.foldedName() : row.headNamed() ? key : "";
        return new Wanted(new Place(home.id(), own), home, kind(row, home), head);
    }

    /** @param residents everybody who lives in these homes, and others */
    Map<Place, Household> of(Collection<Wanted> wanted, Collection<HouseholdImportPerson> residents) {
        Map<DwellingId, List<Household>> open = open(wanted);
        var chosen = new LinkedHashMap<Place, Household>();
        var missing = new LinkedHashMap<Place, Wanted>();
        for (Wanted each : wanted) {
            if (!chosen.containsKey(each.place())) {
                choose(each, open.getOrDefault(each.place().home(), List.of()), residents)
                        .ifPresentOrElse(
                                household -> chosen.put(each.place(), household),
                                () -> missing.putIfAbsent(each.place(), each));
            }
        }
        make(missing, chosen);
        return chosen;
    }

    private Map<DwellingId, List<Household>> open(Collection<Wanted> wanted) {
        List<HouseholdId> ids = store.livingIn(
                wanted.stream().map(each -> each.place().home()).distinct().toList());
        Map<HouseholdId, Household> found = households.findAll(ids);
        var open = new HashMap<DwellingId, List<Household>>();
        ids.stream()
                .map(found::get)
                .filter(Objects::nonNull)
                .forEach(household -> open.computeIfAbsent(
                                Objects.requireNonNull(household.dwelling()), home -> new ArrayList<>())
                        .add(household));
        return open;
    }

    private static Optional<Household> choose(
            Wanted wanted, List<Household> open, Collection<HouseholdImportPerson> residents) {
        HouseholdId id = id(wanted.place());
        Optional<Household> made =
                open.stream().filter(household -> household.id().equals(id)).findFirst();
        if (made.isPresent()) {
            return made;
        }
        if (wanted.head().isEmpty()) {
            List<Household> ofKind = open.stream()
                    .filter(household -> household.kind() == wanted.kind())
                    .toList();
            return wanted.place().key().isEmpty() || ofKind.size() == 1
                    ? ofKind.stream().findFirst()
                    : Optional.empty();
        }
        List<HouseholdId> named = residents.stream()
                .filter(person -> person.isHere() && person.foldedName().equals(wanted.head()))
                .sorted((a, b) -> Boolean.compare(b.head(), a.head()))
                .map(HouseholdImportPerson::household)
                .toList();
        return named.stream()
                .flatMap(
                        head -> open.stream().filter(household -> household.id().equals(head)))
                .findFirst();
    }

    private void make(Map<Place, Wanted> missing, Map<Place, Household> chosen) {
        Map<HouseholdId, Household> ended = households.findAll(
                missing.keySet().stream().map(HouseholdImportHomes::id).toList());
        var made = new ArrayList<Household>();
        missing.forEach((place, wanted) -> {
            Household before = ended.get(id(place));
            Household household = before != null
                    ? before
                    : new Household(
                            id(place),
                            wanted.home().path(),
                            wanted.home().rentalPath(),
                            wanted.home().id(),
                            wanted.kind(),
                            null,
                            "",
                            clock.today(),
                            null,
                            0);
            if (before == null) {
                made.add(household);
            }
            chosen.put(place, household);
        });
        households.insertAll(made);
    }

    /**
     * Follows from the home and the head, so that rows of a household in several parts of a list, or mended later, meet
     * in it.
     */
    private static HouseholdId id(Place place) {
        String text = place.home().value() + " " + place.key();
        return new HouseholdId(UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)));
    }
}
