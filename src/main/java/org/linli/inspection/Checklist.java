package org.linli.inspection;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.linli.places.PlaceKind;
import org.linli.policy.Bilingual;

/**
 * What is looked at in some kinds of place.
 *
 * @param version id of the file's version that it stands in
 * @param key unique in its version
 * @param kinds of places it is for; of each version at most one checklist is for a kind
 * @param daily keys of the items that a place says of itself each day; empty where it is not asked
 * @param pace how often such a place is looked at where nothing else was decided for it; null for only when it is
 *     ordered
 */
public record Checklist(
        String version,
        String key,
        Bilingual name,
        Set<PlaceKind> kinds,
        @Nullable RoundPace pace,
        List<ChecklistItem> items,
        List<String> daily) {

    public Checklist {
        kinds = Set.copyOf(kinds);
        items = List.copyOf(items);
        daily = List.copyOf(daily);
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
