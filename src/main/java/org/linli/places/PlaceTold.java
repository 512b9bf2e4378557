package org.linli.places;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.linli.access.Accounts;
import org.linli.access.Permissions;
import org.linli.platform.Dates;
import org.linli.platform.Texts;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What is known of places and what happened there, from the register and from all modules. */
@Component
class PlaceTold {

    private static final int MOST = 60;

    private final Places places;
    private final ObjectProvider<PlaceFacts> facts;
    private final ObjectProvider<PlaceStory> stories;
    private final Permissions permissions;
    private final Accounts accounts;
    private final Dates dates;
    private final Texts texts;

    PlaceTold(
            Places places,
            ObjectProvider<PlaceFacts> facts,
            ObjectProvider<PlaceStory> stories,
            Permissions permissions,
            Accounts accounts,
            Dates dates,
            Texts texts) {
        this.places = places;
        this.facts = facts;
        this.stories = stories;
        this.permissions = permissions;
        this.accounts = accounts;
        this.dates = dates;
        this.texts = texts;
    }

    /**
     * What happened, in words.
     *
     * @param href empty for nowhere
     */
    public record Line(String what, String details, String at, String by, String href) {}

    Map<UUID, List<PlaceFact>> facts(Collection<UUID> asked) {
        Map<UUID, List<PlaceFact>> known = new HashMap<>();
        facts.orderedStream()
                .filter(each -> permissions.held(each.permission()))
                .forEach(each -> each.of(asked)
                        .forEach((place, told) -> known.computeIfAbsent(place, any -> new ArrayList<>())
                                .addAll(told)));
        return known;
    }

    /** The latest first. */
    List<Line> story(UUID place) {
        List<PlaceStory.Entry> all = Stream.concat(
                        places.events(place).stream().map(this::entry),
                        stories.orderedStream()
                                .filter(each -> permissions.held(each.permission()))
                                .flatMap(each -> each.of(place).stream()))
                .sorted(Comparator.comparing(PlaceStory.Entry::at).reversed())
                .limit(MOST)
                .toList();
        Map<UUID, String> who = accounts.names(all.stream()
                .flatMap(entry -> Stream.ofNullable(entry.by()))
                .distinct()
                .toList());
        return all.stream()
                .map(entry -> new Line(
                        entry.what(),
                        entry.details(),
                        dates.moment(entry.at()),
                        entry.by() == null ? "" : who.getOrDefault(entry.by(), ""),
                        entry.href() == null ? "" : entry.href()))
                .toList();
    }

    private PlaceStory.Entry entry(PlaceEvent event) {
        return new PlaceStory.Entry(
                event.at(),
                texts.of(event.kind().key()),
                String.join("、", event.details().stream().map(texts::of).toList()),
                event.by(),
                null);
    }
}
