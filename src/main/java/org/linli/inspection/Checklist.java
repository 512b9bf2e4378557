package org.linli.inspection;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.linli.places.PlaceKind;
import org.linli.policy.Bilingual;

/**
 * What is looked at in some kinds of place.
 *
 * @param version id of the file's version that it stands in
 * @param key unique in its version
 * @param kinds of places it is for; of each version at most one checklist is for a kind
 * @param pace how often such a place is looked at where nothing else was decided for it
 */
public record Checklist(
        String version, String key, Bilingual name, Set<PlaceKind> kinds, RoundPace pace, List<ChecklistItem> items) {

    public Checklist {
        kinds = Set.copyOf(kinds);
        items = List.copyOf(items);
    }

    /** The item of that key. */
    public Optional<ChecklistItem> item(String item) {
        return items.stream().filter(each -> each.key().equals(item)).findFirst();
    }

    /** Message key of the name of an item. */
    public String label(String item) {
        return "tasks.form." + form() + "." + item;
    }

    /** The name of its form, unlike that of every other version. */
    String form() {
        return RoundTask.KEY + "." + version + "." + key;
    }
}
