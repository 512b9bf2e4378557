package org.linli.gate;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linli.access.Accounts;
import org.linli.places.Place;
import org.linli.places.Places;
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
import org.springframework.stereotype.Component;

/** Entries of a day, today's unless another is asked for; nobody is named. */
@Component
class EntryList implements ListKind<EntryList.Row> {

    private final Gates gates;
    private final Places places;
    private final Accounts accounts;
    private final Dates dates;
    private final Texts texts;
    private final BusinessClock clock;

    EntryList(Gates gates, Places places, Accounts accounts, Dates dates, Texts texts, BusinessClock clock) {
        this.gates = gates;
        this.places = places;
        this.accounts = accounts;
        this.dates = dates;
        this.texts = texts;
        this.clock = clock;
    }

    /**
     * An entry.
     *
     * @param place its name
     * @param gate its name
     * @param guard name of whoever stood there
     */
    record Row(Entry entry, String place, String gate, String guard) {}

    @Override
    public String key() {
        return "entries";
    }

    @Override
    public String path() {
        return EntryListPages.PATH;
    }

    @Override
    public String title() {
        return "gate.entries";
    }

    @Override
    public Optional<String> exportPermission() {
        return Optional.of(Gates.EXPORT);
    }

    @Override
    public ListSql statement() {
        return ListSql.of("e.*", "gate.entry e where true");
    }

    @Override
    public String id() {
        return "e.id";
    }

    @Override
    public List<ListColumn<Row>> columns() {
        return List.of(
                ListColumn.<Row>of(
                                "gate.entry.at",
                                row -> LocalDateTime.ofInstant(row.entry().at(), clock.zone()))
                        .as(row -> ListCell.of(dates.moment(row.entry().at())))
                        .by(ListSort.falling("e.at", "timestamptz")),
                ListColumn.of("gate.entry.place", Row::place),
                ListColumn.of("gate.entry.gate", Row::gate),
                ListColumn.<Row>of(
                        "gate.entry.colour",
                        row -> texts.of(row.entry().colour().key())),
                ListColumn.<Row>number("gate.entry.temperature", row -> degrees(row.entry())),
                ListColumn.<Row>of(
                                "gate.entry.outcome",
                                row -> texts.of(row.entry().outcome().key()))
                        .as(this::outcome),
                ListColumn.of("gate.entry.reason", this::reason),
                ListColumn.of("gate.entry.pass", row -> row.entry().pass() == null ? "" : texts.of("gate.pass.shown")),
                ListColumn.of("gate.entry.guard", Row::guard));
    }

    private static @Nullable BigDecimal degrees(Entry entry) {
        return entry.temperature() == null ? null : BigDecimal.valueOf(entry.temperature(), 1);
    }

    private ListCell outcome(Row row) {
        String words = texts.of(row.entry().outcome().key());
        return switch (row.entry().outcome()) {
            case IN -> ListCell.of(words);
            case CHECKED -> ListCell.mark(words, Tone.CAREFUL);
            case REFUSED -> ListCell.mark(words, Tone.DANGER);
        };
    }

    private String reason(Row row) {
        return row.entry().reason() == null ? "" : texts.of(row.entry().reason().key());
    }

    @Override
    public String order() {
        return "at";
    }

    @Override
    public List<ListFilter> filters() {
        return List.of(
                ListFilter.day(
                                "day",
                                "gate.entry.day",
                                (day, sql) -> sql.and("e.day = :day and e.at >= :begins and e.at < :ends")
                                        .with("day", day)
                                        .with("begins", Timestamp.from(clock.startOf(day)))
                                        .with("ends", Timestamp.from(clock.endOf(day))))
                        .otherwise(clock.today().toString()),
                ListFilter.choice(
                        "gate",
                        "gate.entry.gate",
                        this::gateChoices,
                        (gate, sql) -> sql.and("e.gate_id = :gate").with("gate", UUID.fromString(gate))),
                ListFilter.choice(
                        "outcome",
                        "gate.entry.outcome",
                        this::outcomeChoices,
                        (outcome, sql) -> sql.and("e.outcome = :outcome").with("outcome", outcome)),
                ListFilter.choice(
                        "reason",
                        "gate.entry.reason",
                        this::reasonChoices,
                        (reason, sql) -> sql.and("e.reason = :reason").with("reason", reason)));
    }

    private List<Choice> gateChoices() {
        Map<UUID, String> names = placeNames(gates.mine());
        return Choice.allOr(
                texts.of("gate.gate.all"),
                gates.mine().stream()
                        .map(gate -> new Choice(gate.id().toString(), names.get(gate.place()) + " " + gate.name())));
    }

    private List<Choice> outcomeChoices() {
        return Choice.allOr(
                texts.of("gate.outcome.all"),
                Arrays.stream(EntryOutcome.values()).map(one -> new Choice(one.code(), texts.of(one.key()))));
    }

    private List<Choice> reasonChoices() {
        return Choice.allOr(
                texts.of("gate.reason.all"),
                Arrays.stream(EntryReason.values()).map(one -> new Choice(one.code(), texts.of(one.key()))));
    }

    @Override
    public String empty() {
        return "gate.entries.empty";
    }

    @Override
    public Row row(ResultSet rs, int number) throws SQLException {
        return new Row(EntryStore.entry(rs, number), "", "", "");
    }

    @Override
    public List<Row> completed(List<Row> rows) {
        Map<UUID, Gate> known = gates.mine().stream().collect(Collectors.toMap(Gate::id, gate -> gate));
        Map<UUID, String> names = placeNames(known.values());
        Map<UUID, String> guards = accounts.names(
                rows.stream().map(row -> row.entry().guard()).distinct().toList());
        return rows.stream()
                .map(row -> new Row(
                        row.entry(),
                        names.getOrDefault(row.entry().place(), ""),
                        Optional.ofNullable(known.get(row.entry().gate()))
                                .map(Gate::name)
                                .orElse(""),
                        guards.getOrDefault(row.entry().guard(), "")))
                .toList();
    }

    private Map<UUID, String> placeNames(Collection<Gate> some) {
        return some.stream()
                .map(Gate::place)
                .distinct()
                .map(places::get)
                .collect(Collectors.toMap(Place::id, Place::name));
    }
}
