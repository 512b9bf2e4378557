package org.linli.inspection;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.linli.places.PlaceKind;
import org.linli.policy.Bilingual;

/**
 * All checklists from a day on.
 *
 * @param id unique
 * @param source the regulation
 * @param validFrom first day; it holds until another begins
 * @param asked the words of what a round asks beside the items, by key
 */
public record ChecklistVersion(
        String id,
        Bilingual name,
        String source,
        LocalDate validFrom,
        Map<String, Bilingual> asked,
        Map<Gravity, GravityTerms> terms,
        List<Checklist> checklists) {

    public ChecklistVersion {
        asked = Map.copyOf(asked);
        terms = Map.copyOf(terms);
        checklists = List.copyOf(checklists);
    }

    /** The checklist for a kind of place; empty for places that nobody patrols. */
    public Optional<Checklist> of(PlaceKind kind) {
        return checklists.stream().filter(list -> list.kinds().contains(kind)).findFirst();
    }

    /** The checklist of that key. */
    public Optional<Checklist> named(String key) {
        return checklists.stream().filter(list -> list.key().equals(key)).findFirst();
    }
}
