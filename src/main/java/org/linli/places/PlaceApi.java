package org.linli.places;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.math.BigDecimal;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.Allowed;
import org.linli.access.AreaPath;
import org.linli.platform.Refused;
import org.linli.territory.Position;
import org.linli.territory.Territory;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Places, for software. */
@RestController
@RequestMapping(PlaceApi.PATH)
@Allowed(Places.SEE)
class PlaceApi {

    static final String PATH = "/api/v1/places";

    private static final int MOST = 500;

    private final Places places;
    private final PlaceQueries queries;
    private final Territory territory;
    private final TransactionTemplate transaction;

    PlaceApi(Places places, PlaceQueries queries, Territory territory, TransactionTemplate transaction) {
        this.places = places;
        this.queries = queries;
        this.territory = territory;
        this.transaction = transaction;
    }

    /**
     * Places in the order in which they were entered, without numbers.
     *
     * @param area path of a node; the caller's whole area when absent
     * @param kind such as {@code shop}; all when absent
     * @param market id of a market, for its stalls
     * @param ended {@code true} for those that are no more; those that are there when absent
     * @param after {@code next} of the page before; the first page when absent
     * @param size rows on a page, 1 to 500
     */
    @GetMapping
    @Operation(summary = "Shops, stalls, markets, factories and other places")
    PlacePage list(
            @RequestParam(required = false) @Nullable String area,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable UUID market,
            @RequestParam(defaultValue = "false") boolean ended,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(defaultValue = "50") int size) {
        int most = Math.clamp(size, 1, MOST);
        PlaceKind wanted =
                kind == null ? null : PlaceKind.of(kind).orElseThrow(() -> Refused.of("kind", "place.kind.choose"));
        List<Place> found =
                queries.page(new PlaceQueries.Asked(territory.narrowed(area), wanted, market, ended, after), most + 1);
        List<Place> rows = found.size() > most ? found.subList(0, most) : found;
        return new PlacePage(
                rows.stream().map(place -> Shown.of(place, null)).toList(),
                found.size() > most ? rows.getLast().id() : null);
    }

    /** One place with the number of who runs it; the look is noted. */
    @GetMapping("/{id}")
    @Operation(summary = "One place, with the number of who runs it")
    Shown get(@PathVariable UUID id) {
        return shown(places.look(id));
    }

    /**
     * Enters a place. 201 with the new one; 200 with the one on record for a repeat; 409 for other content under an id
     * sent before; 422 with every problem.
     */
    @PostMapping
    @Allowed(Places.KEEP)
    @Operation(summary = "Enters a place")
    @ApiResponse(responseCode = "201", description = "Entered; Location names it", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "200", description = "A repeat: the place on record", useReturnTypeSchema = true)
    ResponseEntity<Shown> enter(@RequestBody Sent sent) {
        UUID id = Optional.ofNullable(sent.id()).orElseThrow(() -> Refused.of("id", "place.id.needed"));
        PlaceForm form = sent.form(id);
        return Objects.requireNonNull(transaction.execute(status -> {
            boolean known = places.find(id).isPresent();
            Shown shown = shown(places.enter(form.read(), form.readPhone()));
            return known
                    ? ResponseEntity.ok(shown)
                    : ResponseEntity.created(URI.create(PATH + "/" + id)).body(shown);
        }));
    }

    /**
     * Replaces what is known of a place; it stays in its area, and its number stays where none is sent. 409 where
     * somebody else has changed it since {@code version}; 422 with every problem.
     */
    @PutMapping("/{id}")
    @Allowed(Places.KEEP)
    @Operation(summary = "Changes a place")
    Shown change(@PathVariable UUID id, @RequestBody Sent sent) {
        PlaceForm form = sent.form(id);
        return Objects.requireNonNull(transaction.execute(status -> {
            places.change(form.read().insteadOf(places.get(id)), form.readPhone());
            return shown(places.get(id));
        }));
    }

    /** The place is no more, and a market's stalls with it; what is recorded stays. A repeat changes nothing. */
    @PostMapping("/{id}/ending")
    @Allowed(Places.KEEP)
    @Operation(summary = "Says that a place is no more")
    Shown end(@PathVariable UUID id, @RequestBody Ended ended) {
        places.end(id, Optional.ofNullable(ended.until()).orElseThrow(() -> Refused.of("until", "place.until.wrong")));
        return shown(places.get(id));
    }

    private Shown shown(Place place) {
        return Shown.of(place, places.phones(List.of(place.id())).get(place.id()));
    }

    /** @param next to be sent as {@code after} for the next page; absent on the last */
    @Schema(name = "PlacePage")
    record PlacePage(List<Shown> rows, @Nullable UUID next) {}

    /**
     * A place.
     *
     * @param area path of the node that it lies in
     * @param kind such as {@code shop}
     * @param market id of the market of a stall; absent for all else
     * @param operator who runs it; may be empty
     * @param phone of who runs it; absent in lists and where none is known
     * @param staff how many work there; absent where nobody counted
     * @param weekdays on which it opens; empty where that is not known
     * @param opens absent where that is not known
     * @param closes on the next day where it is not after {@code opens}
     * @param position absent where it is not known
     * @param until the last day; absent while it goes on
     * @param version to be sent with a change
     */
    @Schema(name = "Place")
    record Shown(
            UUID id,
            AreaPath area,
            String kind,
            String name,
            @Nullable UUID market,
            String address,
            String operator,
            @Nullable String phone,
            @Nullable Integer staff,
            String licence,
            List<DayOfWeek> weekdays,
            @Nullable LocalTime opens,
            @Nullable LocalTime closes,
            @Nullable Spot position,
            LocalDate since,
            @Nullable LocalDate until,
            int version) {

        static Shown of(Place place, @Nullable String phone) {
            PlaceHours hours = place.hours();
            Position at = place.position();
            return new Shown(
                    place.id(),
                    place.path(),
                    place.kind().code(),
                    place.name(),
                    place.market(),
                    place.address(),
                    place.operator(),
                    phone,
                    place.staff(),
                    place.licence(),
                    hours == null
                            ? List.of()
                            : hours.weekdays().stream().sorted().toList(),
                    hours == null ? null : hours.opens(),
                    hours == null ? null : hours.closes(),
                    at == null ? null : new Spot(at.lat(), at.lng()),
                    place.since(),
                    place.until(),
                    place.version());
        }
    }

    /** A point, latitude and longitude in degrees (WGS 84). */
    @Schema(name = "PlacePosition")
    record Spot(double lat, double lng) {}

    /** @param until the last day, today at the latest */
    @Schema(name = "PlaceEnded")
    record Ended(@Nullable LocalDate until) {}

    /**
     * A place as sent.
     *
     * @param id made by the caller, a UUID; that of the address for a change
     * @param area path of the node that it lies in; a change leaves it
     * @param kind such as {@code shop}
     * @param name at most 60 characters, with its address unique in its area
     * @param market id of the market of a stall
     * @param phone of who runs it
     * @param weekdays on which it opens; every day when absent
     * @param opens such as {@code 08:30}; with {@code closes}, or neither
     * @param since the first day on which it is looked after
     * @param version of the place that is changed
     */
    @Schema(name = "PlaceSent")
    record Sent(
            @Nullable UUID id,
            @Nullable String area,
            @Nullable String kind,
            @Nullable String name,
            @Nullable UUID market,
            @Nullable String address,
            @Nullable String operator,
            @Nullable String phone,
            @Nullable Integer staff,
            @Nullable String licence,
            @Nullable List<DayOfWeek> weekdays,
            @Nullable String opens,
            @Nullable String closes,
            @Nullable Spot position,
            @Nullable LocalDate since,
            @Nullable Integer version) {

        PlaceForm form(UUID of) {
            List<DayOfWeek> days = Objects.requireNonNullElse(weekdays, List.of(DayOfWeek.values()));
            Spot at = position;
            return new PlaceForm(
                    of,
                    area,
                    kind,
                    name,
                    text(market),
                    address,
                    operator,
                    phone,
                    text(staff),
                    licence,
                    days.stream().map(DayOfWeek::name).toList(),
                    opens,
                    closes,
                    at == null ? "" : written(at.lat()) + ", " + written(at.lng()),
                    text(since),
                    text(version));
        }

        private static String text(@Nullable Object value) {
            return Objects.toString(value, "");
        }

        private static String written(double degrees) {
            return BigDecimal.valueOf(degrees).toPlainString();
        }
    }
}
