package org.linli.places;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.linli.access.Acting;
import org.linli.access.AreaPath;
import org.linli.platform.Texts;
import org.linli.platform.list.Lists;
import org.linli.territory.Outline;
import org.linli.territory.Position;
import org.linli.territory.Territory;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;

/** What the map of places draws: those that the list has under the same filters. */
@Component
class PlaceMap {

    /** More are not drawn; the page says so. */
    static final int MOST = 2000;

    private final PlaceList list;
    private final Lists lists;
    private final PlaceWords words;
    private final Territory territory;
    private final Texts texts;
    private final PlaceStates states;
    private final PlaceTold told;

    PlaceMap(
            PlaceList list,
            Lists lists,
            PlaceWords words,
            Territory territory,
            Texts texts,
            PlaceStates states,
            PlaceTold told) {
        this.told = told;
        this.list = list;
        this.lists = lists;
        this.words = words;
        this.territory = territory;
        this.texts = texts;
        this.states = states;
    }

    /**
     * Everything to draw, corners as latitude and longitude.
     *
     * @param border of the area of whoever looks; empty while nobody drew it
     * @param more whether there are more than are drawn
     * @param missing how many of them have no position
     */
    record Drawing(List<double[]> border, List<Spot> spots, boolean more, long missing) {}

    /**
     * A place.
     *
     * @param state {@code open}, {@code closed}, {@code unknown} or {@code ended}
     * @param lines what is said of it under its name
     */
    record Spot(String name, List<String> lines, String state, String href, double lat, double lng) {}

    Drawing draw(MultiValueMap<String, String> asked) {
        List<PlaceList.Row> rows = lists.rows(list, asked, MOST + 1);
        List<Place> places = rows.stream().limit(MOST).map(PlaceList.Row::place).toList();
        PlaceStates.Now now = states.now();
        Map<UUID, List<PlaceFact>> known =
                told.facts(places.stream().map(Place::id).toList());
        return new Drawing(
                border(),
                places.stream()
                        .flatMap(place -> spot(place, now.of(place), known.getOrDefault(place.id(), List.of())))
                        .toList(),
                rows.size() > MOST,
                places.stream().filter(place -> place.position() == null).count());
    }

    private Stream<Spot> spot(Place place, String state, List<PlaceFact> known) {
        Position at = place.position();
        if (at == null) {
            return Stream.empty();
        }
        List<String> lines = Stream.concat(
                        Stream.of(
                                texts.of(place.kind().key()) + " · " + texts.of("place.state." + state),
                                place.address(),
                                words.hours(place.hours())),
                        known.stream().map(fact -> texts.of("place.fact", fact.label(), fact.value())))
                .filter(line -> !line.isEmpty())
                .toList();
        return Stream.of(
                new Spot(place.name(), lines, state, PlaceListPages.PATH + "/" + place.id(), at.lat(), at.lng()));
    }

    private List<double[]> border() {
        AreaPath home = Acting.now().home();
        Map<AreaPath, Outline> outlines = territory.outlines(List.of(home));
        Outline outline = outlines.get(home);
        return outline == null
                ? List.of()
                : outline.ring().stream()
                        .map(corner -> new double[] {corner.lat(), corner.lng()})
                        .toList();
    }
}
