package org.linli.rides;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.people.People;
import org.linli.people.PersonCard;
import org.linli.people.PersonId;
import org.linli.places.Place;
import org.linli.platform.BusinessClock;
import org.linli.platform.Dates;
import org.linli.platform.Texts;
import org.linli.platform.list.ListCell;
import org.linli.platform.list.ListCell.Tone;
import org.linli.platform.list.ListColumn;
import org.linli.platform.list.ListFilter;
import org.linli.platform.list.ListFilter.Choice;
import org.linli.platform.list.ListKind;
import org.linli.platform.list.ListSort;
import org.linli.platform.list.ListSql;
import org.linli.territory.AreaFilter;
import org.springframework.stereotype.Component;

/** Rides, those that come next on top. */
@Component
class RideList implements ListKind<RideList.Row> {

    /** What has not come to an end. */
    private static final String STANDING = "STANDING";

    private static final String ALL = "ALL";

    private static final String BEGINS = "coalesce(r.ready_at, r.earliest)";

    private static final Map<Ride.State, String> CONDITIONS = Map.of(
            Ride.State.EXPECTED,
                    "r.outward_id is not null and r.ready_at is null and r.picked_at is null and r.missed is null"
                            + " and r.withdrawn_at is null",
            Ride.State.WAITING,
                    "(r.outward_id is null or r.ready_at is not null) and r.picked_at is null and r.missed is null"
                            + " and r.withdrawn_at is null",
            Ride.State.ABOARD, "r.picked_at is not null and r.set_down_at is null",
            Ride.State.DONE, "r.set_down_at is not null",
            Ride.State.MISSED, "r.missed is not null",
            Ride.State.WITHDRAWN, "r.withdrawn_at is not null");

    private final AreaFilter areas;
    private final People people;
    private final RideEnds ends;
    private final RideRoomWords rooms;
    private final Texts texts;
    private final Dates dates;
    private final BusinessClock clock;

    RideList(
            AreaFilter areas,
            People people,
            RideEnds ends,
            RideRoomWords rooms,
            Texts texts,
            Dates dates,
            BusinessClock clock) {
        this.areas = areas;
        this.people = people;
        this.ends = ends;
        this.rooms = rooms;
        this.texts = texts;
        this.dates = dates;
        this.clock = clock;
    }

    /** @param card of whose it is; null where nobody is in sight */
    record Row(Ride ride, @Nullable PersonCard card, String from, String to) {

        String name() {
            return card == null ? "—" : card.name();
        }
    }

    @Override
    public String key() {
        return "rides";
    }

    @Override
    public String path() {
        return RidePages.PATH;
    }

    @Override
    public String title() {
        return "rides.title";
    }

    @Override
    public String empty() {
        return "rides.empty";
    }

    @Override
    public Optional<String> exportPermission() {
        return Optional.of(RideRequests.EXPORT);
    }

    @Override
    public ListSql statement() {
        return areas.seen(
                "r",
                ListSql.of("r.*", "rides.request r left join people.card p on p.person_id = r.person_id where true"));
    }

    @Override
    public String id() {
        return "r.id";
    }

    @Override
    public String about() {
        return "r.person_id";
    }

    @Override
    public List<ListColumn<Row>> columns() {
        return List.of(
                ListColumn.of("rides.column.who", Row::name)
                        .as(row -> ListCell.link(
                                row.name(), RidePages.PATH + "/" + row.ride().id()))
                        .by(ListSort.rising("coalesce(p.initials, '')", "text").then("coalesce(p.name, '')", "text")),
                ListColumn.<Row>of(
                        "rides.column.purpose",
                        row -> texts.of(row.ride().purpose().key())),
                ListColumn.<Row>of(
                                "rides.column.begins",
                                row -> LocalDateTime.ofInstant(row.ride().begins(), clock.zone()))
                        .as(row -> ListCell.of(dates.fullMoment(row.ride().begins())))
                        .by(ListSort.rising(BEGINS, "timestamptz").then("r.path", "text")),
                ListColumn.<Row>of(
                                "rides.column.latest",
                                row -> LocalDateTime.ofInstant(row.ride().ends(), clock.zone()))
                        .as(row -> ListCell.of(dates.fullMoment(row.ride().ends())))
                        .by(ListSort.rising("r.latest", "timestamptz")),
                ListColumn.of("rides.column.from", Row::from),
                ListColumn.of("rides.column.to", Row::to),
                ListColumn.<Row>of(
                        "rides.column.room", row -> rooms.of(row.ride().room())),
                ListColumn.<Row>of("rides.column.state", row -> state(row.ride()))
                        .as(row -> ListCell.mark(state(row.ride()), tone(row.ride()))));
    }

    @Override
    public String order() {
        return "begins";
    }

    private String state(Ride ride) {
        return texts.of(ride.state().key());
    }

    private static Tone tone(Ride ride) {
        return switch (ride.state()) {
            case WAITING, ABOARD -> Tone.CAREFUL;
            case DONE -> Tone.GOOD;
            case MISSED -> Tone.DANGER;
            case EXPECTED, WITHDRAWN -> Tone.NOTED;
        };
    }

    @Override
    public List<ListFilter> filters() {
        return List.of(
                ListFilter.search(
                        "q",
                        "rides.search",
                        (typed, sql) -> sql.and("strpos(coalesce(p.name, ''), :text) > 0 or strpos(r.note, :text) > 0")
                                .with("text", typed.strip())),
                areas.of("r"),
                ListFilter.day(
                        "day",
                        "rides.day",
                        (day, sql) -> sql.and(BEGINS + " >= :day_begin and " + BEGINS + " < :day_end")
                                .with("day_begin", Timestamp.from(clock.startOf(day)))
                                .with("day_end", Timestamp.from(clock.endOf(day)))),
                ListFilter.choice(
                        "purpose",
                        "rides.column.purpose",
                        this::purposes,
                        (purpose, sql) -> sql.and("r.purpose = :purpose").with("purpose", purpose)),
                ListFilter.choice("state", "rides.column.state", this::states, RideList::standing)
                        .otherwise(STANDING));
    }

    private List<Choice> purposes() {
        return Choice.allOr(
                texts.of("rides.purpose.all"),
                Arrays.stream(RidePurpose.values())
                        .map(purpose -> new Choice(purpose.code(), texts.of(purpose.key()))));
    }

    private List<Choice> states() {
        Stream<Choice> each =
                Arrays.stream(Ride.State.values()).map(state -> new Choice(state.name(), texts.of(state.key())));
        return Stream.of(
                        Stream.of(new Choice(STANDING, texts.of("rides.state.standing"))),
                        each,
                        Stream.of(new Choice(ALL, texts.of("rides.state.all"))))
                .flatMap(some -> some)
                .toList();
    }

    private static void standing(String state, ListSql sql) {
        if (state.equals(STANDING)) {
            sql.and("r.set_down_at is null and r.missed is null and r.withdrawn_at is null");
        }
        CONDITIONS.forEach((each, condition) -> {
            if (each.name().equals(state)) {
                sql.and(condition);
            }
        });
    }

    @Override
    public Row row(ResultSet rs, int number) throws SQLException {
        return new Row(RideStore.ride(rs, number), null, "", "");
    }

    @Override
    public List<Row> completed(List<Row> rows) {
        List<Ride> rides = rows.stream().map(Row::ride).toList();
        Map<PersonId, PersonCard> cards =
                people.cards(rides.stream().map(Ride::person).distinct().toList());
        Map<UUID, Place> places = ends.places(rides);
        return rides.stream()
                .map(ride -> {
                    PersonCard card = cards.get(ride.person());
                    return new Row(
                            ride, card, ends.words(ride.from(), card, places), ends.words(ride.to(), card, places));
                })
                .toList();
    }
}
