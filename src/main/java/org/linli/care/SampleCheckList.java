package org.linli.care;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.care.SampleCheck.State;
import org.linli.platform.Texts;
import org.linli.platform.list.ListCell;
import org.linli.platform.list.ListCell.Tone;
import org.linli.platform.list.ListColumn;
import org.linli.platform.list.ListFilter;
import org.linli.platform.list.ListFilter.Choice;
import org.linli.platform.list.ListKind;
import org.linli.platform.list.ListSort;
import org.linli.platform.list.ListSql;
import org.springframework.stereotype.Component;

/** How the samples of everybody under a measure stand: what is missing first, then what waits; in walking order. */
@Component
class SampleCheckList implements ListKind<SampleCheck> {

    private static final String URGENCY = "array_position(array['MISSING', 'PENDING', 'NONE', 'SEEN'], c.state)";

    private final SampleChecks checks;
    private final CarePersons persons;
    private final MeasureWording inWords;
    private final Texts texts;

    SampleCheckList(SampleChecks checks, CarePersons persons, MeasureWording inWords, Texts texts) {
        this.checks = checks;
        this.persons = persons;
        this.inWords = inWords;
        this.texts = texts;
    }

    @Override
    public String key() {
        return "care.check";
    }

    @Override
    public String path() {
        return "/care/check";
    }

    @Override
    public String title() {
        return "care.check.title";
    }

    @Override
    public Optional<String> exportPermission() {
        return Optional.of(CareSetup.EXPORT);
    }

    @Override
    public ListSql statement() {
        return checks.everybody();
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
    public List<ListColumn<SampleCheck>> columns() {
        return Stream.concat(
                        persons.<SampleCheck>columns(SampleCheck::who),
                        Stream.of(
                                ListColumn.<SampleCheck>of(
                                                "care.check.state",
                                                check -> texts.of(check.state().key()))
                                        .as(check -> ListCell.mark(
                                                texts.of(check.state().key()), tone(check.state())))
                                        .by(ListSort.rising(URGENCY, "int").then(CarePersons.walking())),
                                ListColumn.of("care.check.latest", SampleCheckList::latest)
                                        .as(this::shown),
                                ListColumn.of("care.check.samples", this::written)
                                        .as(this::marks)))
                .toList();
    }

    @Override
    public String order() {
        return "state";
    }

    private static @Nullable Object latest(SampleCheck check) {
        SampleCheck.Line latest = check.latest();
        return latest == null ? null : latest.day();
    }

    private ListCell shown(SampleCheck check) {
        SampleCheck.Line latest = check.latest();
        return latest == null ? ListCell.EMPTY : ListCell.of(inWords.day(latest.day()));
    }

    private String written(SampleCheck check) {
        return check.samples().stream()
                .map(line -> line.day() + " " + result(line))
                .collect(Collectors.joining(" "));
    }

    private ListCell marks(SampleCheck check) {
        ListCell cell = ListCell.EMPTY;
        for (SampleCheck.Line line : check.samples()) {
            Tone tone = line.result() == TestResult.NEGATIVE
                    ? Tone.GOOD
                    : line.result() == TestResult.POSITIVE || line.result() == null ? Tone.DANGER : Tone.CAREFUL;
            cell = cell.marked(inWords.day(line.day()) + " " + result(line), tone);
        }
        return cell;
    }

    private String result(SampleCheck.Line line) {
        TestResult result = line.result();
        return texts.of(result == null ? State.MISSING.key() : result.key());
    }

    /** Of a badge that says the state. */
    static Tone tone(State state) {
        return switch (state) {
            case MISSING -> Tone.DANGER;
            case PENDING -> Tone.CAREFUL;
            case SEEN -> Tone.GOOD;
            case NONE -> Tone.NOTED;
        };
    }

    @Override
    public List<ListFilter> filters() {
        return Stream.concat(
                        persons.filters(),
                        Stream.of(ListFilter.choice(
                                "state",
                                "care.check.state",
                                this::states,
                                (state, sql) -> sql.and("c.state = :state").with("state", state))))
                .toList();
    }

    private List<Choice> states() {
        return Choice.allOr(
                texts.of("care.check.all"),
                Arrays.stream(State.values()).map(state -> new Choice(state.name(), texts.of(state.key()))));
    }

    @Override
    public SampleCheck row(ResultSet rs, int number) throws SQLException {
        return new SampleCheck(CarePerson.read(rs), State.valueOf(rs.getString("state")), List.of());
    }

    @Override
    public List<SampleCheck> completed(List<SampleCheck> rows) {
        Map<MeasureId, CarePerson> complete = persons.completed(rows.stream().map(SampleCheck::who));
        Map<MeasureId, List<SampleCheck.Line>> samples = checks.samples(complete.keySet());
        return rows.stream()
                .map(row -> new SampleCheck(
                        complete.getOrDefault(row.who().measure(), row.who()),
                        row.state(),
                        samples.getOrDefault(row.who().measure(), List.of())))
                .toList();
    }
}
