package org.linli.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.platform.BusinessClock;
import org.linli.platform.Texts;
import org.linli.platform.list.ListCell;
import org.linli.platform.list.ListColumn;
import org.linli.platform.list.ListFilter;
import org.linli.platform.list.ListKind;
import org.linli.platform.list.ListSort;
import org.linli.platform.list.ListSql;
import org.springframework.stereotype.Component;

/** The trail of the signed-in scope, newest first. */
@Component
class AuditList implements ListKind<AuditList.Row> {

    static final String EXPORT = "access.audit.export";

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final AreaNames areas;
    private final List<SubjectNames> subjects;
    private final BusinessClock clock;
    private final Texts texts;

    AuditList(AreaNames areas, List<SubjectNames> subjects, BusinessClock clock, Texts texts) {
        this.areas = areas;
        this.subjects = subjects;
        this.clock = clock;
        this.texts = texts;
    }

    /**
     * @param place where it happened, in words
     * @param subject what it was done to; null where that has no name, or none that whoever acts may see
     */
    record Row(AuditEntry entry, String place, SubjectNames.@Nullable Subject subject) {

        ListCell whom() {
            return subject == null ? ListCell.of(entry.subject()) : ListCell.link(subject.name(), subject.href());
        }
    }

    @Override
    public String key() {
        return "audit";
    }

    @Override
    public String path() {
        return "/audit";
    }

    @Override
    public String title() {
        return "access.audit.title";
    }

    @Override
    public Optional<String> exportPermission() {
        return Optional.of(EXPORT);
    }

    @Override
    public ListSql statement() {
        return ListSql.of("e.*", "access.audit_entry e where true");
    }

    @Override
    public String id() {
        return "e.id";
    }

    @Override
    public List<ListColumn<Row>> columns() {
        return List.of(
                ListColumn.<Row>of(
                                "access.audit.when",
                                row -> LocalDateTime.ofInstant(row.entry().at(), clock.zone()))
                        .as(row ->
                                ListCell.of(clock.shownToTheSecond(row.entry().at())))
                        .by(ListSort.falling("e.at", "timestamptz")),
                ListColumn.<Row>of("access.audit.who", row -> row.entry().username())
                        .by(ListSort.rising("e.username", "text")),
                ListColumn.<Row>of(
                        "access.audit.action",
                        row -> texts.of("audit." + row.entry().action())),
                ListColumn.<Row>of("access.audit.subject", row -> row.entry().subject())
                        .as(Row::whom),
                ListColumn.of("access.audit.area", Row::place),
                ListColumn.<Row>of("access.audit.detail", row -> row.entry().detail()),
                ListColumn.<Row>of("access.audit.address", row -> row.entry().address()));
    }

    @Override
    public List<ListFilter> filters() {
        return List.of(
                ListFilter.search(
                        "who",
                        "access.audit.who",
                        (text, sql) ->
                                sql.and("strpos(e.username, :who) > 0").with("who", text.toLowerCase(Locale.ROOT))),
                ListFilter.search(
                        "subject",
                        "access.audit.subject",
                        (text, sql) -> sql.and("e.subject = :subject").with("subject", text)),
                ListFilter.day(
                        "from",
                        "access.audit.from",
                        (day, sql) -> sql.and("e.at >= :from").with("from", Timestamp.from(clock.startOf(day)))),
                ListFilter.day(
                        "to",
                        "access.audit.to",
                        (day, sql) -> sql.and("e.at < :to").with("to", Timestamp.from(clock.endOf(day)))));
    }

    @Override
    public Row row(ResultSet rs, int number) throws SQLException {
        return new Row(AuditStore.entry(rs), "", null);
    }

    @Override
    public List<Row> completed(List<Row> rows) {
        Map<AreaPath, String> places = areas.of(rows.stream()
                .map(row -> row.entry().area())
                .filter(Objects::nonNull)
                .toList());
        Map<UUID, SubjectNames.Subject> named = named(rows.stream()
                .map(row -> row.entry().subject())
                .flatMap(AuditList::id)
                .collect(Collectors.toSet()));
        return rows.stream()
                .map(row -> new Row(
                        row.entry(),
                        Optional.ofNullable(row.entry().area()).map(places::get).orElse(""),
                        id(row.entry().subject()).findFirst().map(named::get).orElse(null)))
                .toList();
    }

    private Map<UUID, SubjectNames.Subject> named(Set<UUID> ids) {
        var named = new HashMap<UUID, SubjectNames.Subject>();
        if (!ids.isEmpty()) {
            subjects.forEach(module -> named.putAll(module.of(ids)));
        }
        return named;
    }

    private static Stream<UUID> id(@Nullable String subject) {
        return subject != null && ID.matcher(subject).matches() ? Stream.of(UUID.fromString(subject)) : Stream.empty();
    }
}
