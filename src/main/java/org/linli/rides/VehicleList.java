package org.linli.rides;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.linli.platform.BusinessClock;
import org.linli.platform.Texts;
import org.linli.platform.list.ListCell;
import org.linli.platform.list.ListColumn;
import org.linli.platform.list.ListFilter;
import org.linli.platform.list.ListFilter.Choice;
import org.linli.platform.list.ListKind;
import org.linli.platform.list.ListSort;
import org.linli.platform.list.ListSql;
import org.springframework.stereotype.Component;

/** Cars, those that drive no more only when they are asked for. */
@Component
class VehicleList implements ListKind<VehicleList.Row> {

    private static final String DRIVES = "drives";
    private static final String ENDED = "ended";

    private final Vehicles vehicles;
    private final Texts texts;
    private final BusinessClock clock;

    VehicleList(Vehicles vehicles, Texts texts, BusinessClock clock) {
        this.vehicles = vehicles;
        this.texts = texts;
        this.clock = clock;
    }

    /** @param driver name of who drives it */
    record Row(Vehicle vehicle, String driver) {}

    @Override
    public String key() {
        return "vehicles";
    }

    @Override
    public String path() {
        return VehiclePages.PATH;
    }

    @Override
    public String title() {
        return "rides.vehicles";
    }

    @Override
    public Optional<String> exportPermission() {
        return Optional.empty();
    }

    @Override
    public ListSql statement() {
        return ListSql.of("v.*", "rides.vehicle v where true").with("today", clock.today());
    }

    @Override
    public String id() {
        return "v.id";
    }

    @Override
    public List<ListColumn<Row>> columns() {
        return List.of(
                ListColumn.<Row>of("rides.vehicle.name", row -> row.vehicle().name())
                        .as(row -> ListCell.link(
                                row.vehicle().name(),
                                VehiclePages.PATH + "/" + row.vehicle().id() + "/edit"))
                        .by(ListSort.rising("v.name", "text")),
                ListColumn.<Row>of("rides.vehicle.plate", row -> row.vehicle().plate()),
                ListColumn.of("rides.vehicle.driver", Row::driver),
                ListColumn.<Row>of("rides.vehicle.seats", row -> row.vehicle().seats())
                        .by(ListSort.rising("v.seats", "int").then("v.name", "text")),
                ListColumn.<Row>of(
                        "rides.vehicle.wheelchairs", row -> row.vehicle().wheelchairs()),
                ListColumn.of(
                        "rides.vehicle.hours",
                        row -> row.vehicle().begins() + "–" + row.vehicle().ends()),
                ListColumn.<Row>of(
                        "rides.vehicle.shielded",
                        row -> row.vehicle().shielded() ? texts.of("rides.vehicle.shielded.yes") : ""));
    }

    @Override
    public String order() {
        return "name";
    }

    @Override
    public List<ListFilter> filters() {
        return List.of(
                ListFilter.search(
                        "q",
                        "rides.vehicle.search",
                        (text, sql) -> sql.and("strpos(v.name, :text) > 0 or strpos(v.plate, :text) > 0")
                                .with("text", text)),
                ListFilter.choice("state", "rides.vehicle.state", this::states, VehicleList::state)
                        .otherwise(DRIVES));
    }

    private List<Choice> states() {
        return List.of(
                new Choice(DRIVES, texts.of("rides.vehicle.state.drives")),
                new Choice(ENDED, texts.of("rides.vehicle.state.ended")));
    }

    private static void state(String which, ListSql sql) {
        sql.and(which.equals(ENDED) ? "v.until < :today" : "v.until is null or v.until >= :today");
    }

    @Override
    public String empty() {
        return "rides.vehicles.empty";
    }

    @Override
    public Row row(ResultSet rs, int number) throws SQLException {
        return new Row(VehicleStore.vehicle(rs, number), "");
    }

    @Override
    public List<Row> completed(List<Row> rows) {
        Map<UUID, String> drivers =
                vehicles.drivers(rows.stream().map(Row::vehicle).toList());
        return rows.stream()
                .map(row -> new Row(
                        row.vehicle(), drivers.getOrDefault(row.vehicle().id(), "")))
                .toList();
    }
}
