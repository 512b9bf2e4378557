package org.linli.care;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.linli.platform.BusinessClock;
import org.linli.platform.Dates;
import org.linli.platform.list.ListAction;
import org.linli.platform.list.ListCell;
import org.linli.platform.list.ListColumn;
import org.linli.platform.list.ListFilter;
import org.linli.platform.list.ListKind;
import org.linli.platform.list.ListSort;
import org.linli.platform.list.ListSql;
import org.springframework.stereotype.Component;

/** Samples whose result is awaited, the oldest first; those chosen can be entered as negative. */
@Component
class SampleResultList implements ListKind<SampleResultList.Row> {

    static final String PATH = "/care/results";

    /** Each moves the measure that it belongs to by itself. */
    private static final int MOST_AT_ONCE = 500;

    private final CarePersons persons;
    private final BusinessClock clock;
    private final Dates dates;

    SampleResultList(CarePersons persons, BusinessClock clock, Dates dates) {
        this.persons = persons;
        this.clock = clock;
        this.dates = dates;
    }

    /** @param at when it was taken */
    record Row(UUID sample, CarePerson who, Instant at) {}

    @Override
    public String key() {
        return "care.results";
    }

    @Override
    public String path() {
        return PATH;
    }

    @Override
    public String title() {
        return "care.results.title";
    }

    @Override
    public String empty() {
        return "care.results.empty";
    }

    @Override
    public Optional<String> exportPermission() {
        return Optional.of(CareSetup.EXPORT);
    }

    @Override
    public ListSql statement() {
        return RecordStore.awaited();
    }

    @Override
    public String id() {
        return "t.id";
    }

    @Override
    public String about() {
        return "m.person_id";
    }

    @Override
    public List<ListColumn<Row>> columns() {
        return Stream.concat(
                        persons.<Row>columns(Row::who),
                        Stream.of(ListColumn.<Row>of(
                                        "care.results.taken", row -> LocalDateTime.ofInstant(row.at(), clock.zone()))
                                .as(row -> ListCell.of(dates.fullMoment(row.at())))
                                .by(ListSort.rising("t.at", "timestamptz"))))
                .toList();
    }

    @Override
    public String order() {
        return "taken";
    }

    @Override
    public List<ListFilter> filters() {
        return persons.filters().toList();
    }

    @Override
    public List<ListAction> actions() {
        return List.of(entering());
    }

    ListAction entering() {
        return ListAction.of(PATH, "care.results.negative", CareSetup.MOVE).matching(MOST_AT_ONCE, "care.results.sure");
    }

    @Override
    public String chosen(Row row) {
        return row.sample().toString();
    }

    @Override
    public Row row(ResultSet rs, int number) throws SQLException {
        return new Row(
                rs.getObject("sample", UUID.class),
                CarePerson.read(rs),
                rs.getTimestamp("at").toInstant());
    }

    @Override
    public List<Row> completed(List<Row> rows) {
        Map<MeasureId, CarePerson> complete = persons.completed(rows.stream().map(Row::who));
        return rows.stream()
                .map(row ->
                        new Row(row.sample(), complete.getOrDefault(row.who().measure(), row.who()), row.at()))
                .toList();
    }
}
