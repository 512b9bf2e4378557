package org.linli.care;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.platform.BusinessClock;
import org.linli.platform.Texts;
import org.linli.platform.list.ListColumn;
import org.linli.platform.list.ListFilter;
import org.linli.platform.list.ListFilter.Choice;
import org.linli.platform.list.ListKind;
import org.linli.platform.list.ListSort;
import org.linli.platform.list.ListSql;
import org.linli.tasks.Task;
import org.linli.tasks.Tasks;
import org.springframework.stereotype.Component;

/**
 * Who is under a measure and how far along they are; those whose last day comes first, and the ended ones behind them.
 */
@Component
class MeasureList implements ListKind<MeasureList.Row> {

    /** Of the rows that are shown: an {@code exists} would be answered for all samples of the scope beforehand. */
    private static final String MARKS = """
            m.*, m.id as measure,
            (select min(c.concern) from care.temperature c
              where c.measure_id = m.id and c.concern is not null
                and not exists (select 1 from care.explanation e where e.temperature_id = c.id)
                and not exists (select 1 from care.temperature later where later.replaces = c.id)) as concern,
            coalesce((select bool_or(s.result = 'positive') from care.tested s where s.measure_id = m.id), false)
                as positive
            """;

    /** Days until the last one; behind all of these, days since the end. */
    private static final String TO_GO = """
            case when m.ended_on is null then m.ends_on - date '1900-01-01' else date '2300-01-01' - m.ended_on end
            """;

    private final MeasureStore measures;
    private final CarePersons persons;
    private final Tasks tasks;
    private final MeasureCells cells;
    private final Texts texts;
    private final BusinessClock clock;

    MeasureList(
            MeasureStore measures,
            CarePersons persons,
            Tasks tasks,
            MeasureCells cells,
            Texts texts,
            BusinessClock clock) {
        this.measures = measures;
        this.persons = persons;
        this.tasks = tasks;
        this.cells = cells;
        this.texts = texts;
        this.clock = clock;
    }

    /**
     * @param concern a fever or symptom without an explanation, a fever first; null for none
     * @param positive whether a sample is positive
     */
    record Row(
            Measure measure,
            CarePerson who,
            Temperature.@Nullable Concern concern,
            boolean positive,
            MeasureProgress progress) {}

    @Override
    public String key() {
        return "care";
    }

    @Override
    public String path() {
        return "/care";
    }

    @Override
    public String title() {
        return "care.list.title";
    }

    @Override
    public Optional<String> exportPermission() {
        return Optional.of(CareSetup.EXPORT);
    }

    @Override
    public ListSql statement() {
        return persons.measures(MARKS, "");
    }

    @Override
    public String id() {
        return "m.id";
    }

    @Override
    public String about() {
        return "m.person_id";
    }

    @Override
    public List<ListColumn<Row>> columns() {
        return Stream.concat(
                        persons.<Row>columns(Row::who),
                        Stream.of(
                                ListColumn.<Row>of(
                                                "care.column.started",
                                                row -> row.measure().startedOn())
                                        .by(ListSort.falling("m.started_on", "date")),
                                ListColumn.<Row>of(
                                                "care.column.ends",
                                                row -> row.measure().endsOn())
                                        .by(ListSort.rising(TO_GO, "int").then("m.path", "text")),
                                ListColumn.of("care.column.stands", cells::stands),
                                ListColumn.shown("care.column.today", cells::today),
                                ListColumn.<Row>filed(
                                        "care.column.done",
                                        row -> row.progress().done()),
                                ListColumn.<Row>filed(
                                        "care.column.due", row -> row.progress().due()),
                                ListColumn.<Row>filed(
                                        "care.column.missed",
                                        row -> row.progress().missed()),
                                ListColumn.of("care.column.found", cells::found).as(cells::marks),
                                ListColumn.shown("care.column.next", cells::next)))
                .toList();
    }

    @Override
    public String order() {
        return "ends";
    }

    @Override
    public List<ListFilter> filters() {
        ListFilter state = ListFilter.choice(
                        "state",
                        "care.state",
                        () -> Arrays.stream(MeasureState.values())
                                .map(each -> new Choice(each.name(), texts.of(each.key())))
                                .toList(),
                        (name, sql) -> Arrays.stream(MeasureState.values())
                                .filter(each -> each.name().equals(name))
                                .forEach(each -> each.asked(sql, clock)))
                .otherwise(MeasureState.ACTIVE.name());
        return Stream.concat(persons.filters(), Stream.of(state)).toList();
    }

    @Override
    public Row row(ResultSet rs, int number) throws SQLException {
        return new Row(
                measures.measure(rs, number),
                CarePerson.read(rs),
                Optional.ofNullable(rs.getString("concern"))
                        .map(Temperature.Concern::of)
                        .orElse(null),
                rs.getBoolean("positive"),
                MeasureProgress.UNKNOWN);
    }

    @Override
    public List<Row> completed(List<Row> rows) {
        Map<MeasureId, CarePerson> complete = persons.completed(rows.stream().map(Row::who));
        Map<UUID, List<Task>> standing = tasks.standing(
                rows.stream().map(row -> row.measure().id().value()).toList());
        return rows.stream()
                .map(row -> new Row(
                        row.measure(),
                        complete.getOrDefault(row.measure().id(), row.who()),
                        row.concern(),
                        row.positive(),
                        MeasureProgress.of(
                                standing.getOrDefault(row.measure().id().value(), List.of()),
                                clock.today(),
                                clock.now())))
                .toList();
    }
}
