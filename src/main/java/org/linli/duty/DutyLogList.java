package org.linli.duty;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.Accounts;
import org.linli.platform.BusinessClock;
import org.linli.platform.Dates;
import org.linli.platform.Texts;
import org.linli.platform.list.ListCell;
import org.linli.platform.list.ListColumn;
import org.linli.platform.list.ListFilter;
import org.linli.platform.list.ListFilter.Choice;
import org.linli.platform.list.ListKind;
import org.linli.platform.list.ListSort;
import org.linli.platform.list.ListSql;
import org.springframework.stereotype.Component;

/** What happened at posts: who came, left, said what to the next, and who was put in whose place. */
@Component
class DutyLogList implements ListKind<DutyLogList.Row> {

    private static final String COLUMNS =
            "e.id, e.at, e.what, e.how, e.who, e.other, e.account_id, e.note, e.begins_at, e.ends_at, p.name as post";

    private static final String EVENTS = """
            (select md5(a.id || ' in')::uuid as id, a.post_id, a.in_at as at, 'in' as what, a.in_way as how,
                    m.name as who, '' as other, a.in_by as account_id, '' as note, f.begins_at, f.ends_at
               from duty.attendance a
               join duty.shift f on f.id = a.shift_id
               join duty.member m on m.id = a.member_id
              union all
             select md5(a.id || ' out')::uuid, a.post_id, a.out_at, 'out', a.out_way,
                    m.name, '', a.out_by, a.note, f.begins_at, f.ends_at
               from duty.attendance a
               join duty.shift f on f.id = a.shift_id
               join duty.member m on m.id = a.member_id
              where a.out_at is not null
              union all
             select md5(a.id || ' undone')::uuid, a.post_id, a.undone_at, 'undone', 'leader',
                    m.name, '', a.undone_by, '', f.begins_at, f.ends_at
               from duty.attendance a
               join duty.shift f on f.id = a.shift_id
               join duty.member m on m.id = a.member_id
              where a.undone_at is not null
              union all
             select md5(a.id || ' ' || t.member_id)::uuid, a.post_id, t.at, 'taken', 'leader',
                    m.name, w.name, t.account_id, a.note, f.begins_at, f.ends_at
               from duty.note_taken t
               join duty.attendance a on a.id = t.attendance_id
               join duty.shift f on f.id = a.shift_id
               join duty.member m on m.id = t.member_id
               join duty.member w on w.id = a.member_id
              union all
             select c.id, f.post_id, c.at, 'changed', c.why,
                    coalesce(b.name, ''), coalesce(m.name, ''), c.account_id, '', f.begins_at, f.ends_at
               from duty.seat_change c
               join duty.seat s on s.id = c.seat_id
               join duty.shift f on f.id = s.shift_id
               left join duty.member m on m.id = c.from_member
               left join duty.member b on b.id = c.to_member) e
              join duty.post p on p.id = e.post_id
             where true
            """;

    private final Posts posts;
    private final Accounts accounts;
    private final Texts texts;
    private final Dates dates;
    private final BusinessClock clock;

    DutyLogList(Posts posts, Accounts accounts, Texts texts, Dates dates, BusinessClock clock) {
        this.posts = posts;
        this.accounts = accounts;
        this.texts = texts;
        this.dates = dates;
        this.clock = clock;
    }

    /**
     * Something that happened.
     *
     * @param what in, out, undone, taken or changed
     * @param how the way of an attendance, or why a seat changed
     * @param who whom it is about; empty where a seat was left without anybody
     * @param other who stood there before, or who wrote what was read; may be empty
     * @param account who entered it; null for the program itself
     * @param by name of that account
     */
    record Row(
            UUID id,
            Instant at,
            String what,
            String how,
            String who,
            String other,
            @Nullable UUID account,
            String by,
            String note,
            String post,
            Instant begins,
            Instant ends) {}

    @Override
    public String key() {
        return "dutylog";
    }

    @Override
    public String path() {
        return DutyLogPages.PATH;
    }

    @Override
    public String title() {
        return "duty.log.title";
    }

    @Override
    public String empty() {
        return "duty.log.empty";
    }

    @Override
    public Optional<String> exportPermission() {
        return Optional.of(Posts.EXPORT);
    }

    @Override
    public ListSql statement() {
        return ListSql.of(COLUMNS, EVENTS);
    }

    @Override
    public String id() {
        return "e.id";
    }

    @Override
    public List<ListColumn<Row>> columns() {
        return List.of(
                ListColumn.<Row>of("duty.log.at", row -> LocalDateTime.ofInstant(row.at(), clock.zone()))
                        .as(row -> ListCell.of(dates.moment(row.at())))
                        .by(ListSort.falling("e.at", "timestamptz")),
                ListColumn.<Row>of("duty.log.what", this::what),
                ListColumn.<Row>of("duty.log.note", Row::note),
                ListColumn.<Row>of("duty.log.post", Row::post).by(ListSort.rising("p.name", "text")),
                ListColumn.<Row>of("duty.log.shift", this::shift),
                ListColumn.<Row>of("duty.log.by", Row::by));
    }

    private String what(Row row) {
        if (!row.what().equals("changed")) {
            return texts.of("duty.log.event." + row.what() + "." + row.how(), row.who(), row.other());
        }
        String why = texts.of("duty.change.why." + row.how());
        return texts.of(
                row.who().isEmpty()
                        ? "duty.log.event.emptied"
                        : row.other().isEmpty() ? "duty.log.event.put" : "duty.log.event.replaced",
                row.who(),
                row.other(),
                why);
    }

    private String shift(Row row) {
        return texts.of("duty.shift.times", dates.moment(row.begins()), dates.time(row.ends()));
    }

    @Override
    public List<ListFilter> filters() {
        return List.of(
                ListFilter.choice(
                        "post",
                        "duty.log.post",
                        () -> Choice.allOr(
                                texts.of("duty.log.post.all"),
                                posts.within(DutyArea.widest()).stream()
                                        .map(post -> new Choice(post.id().toString(), post.name()))),
                        (post, sql) -> sql.and("e.post_id = :post").with("post", UUID.fromString(post))),
                ListFilter.day(
                        "from",
                        "duty.log.from",
                        (day, sql) -> sql.and("e.at >= :from").with("from", Timestamp.from(clock.startOf(day)))),
                ListFilter.day(
                        "to",
                        "duty.log.to",
                        (day, sql) -> sql.and("e.at < :to").with("to", Timestamp.from(clock.endOf(day)))));
    }

    @Override
    public Row row(ResultSet rs, int number) throws SQLException {
        return new Row(
                rs.getObject("id", UUID.class),
                rs.getTimestamp("at").toInstant(),
                rs.getString("what"),
                rs.getString("how"),
                rs.getString("who"),
                rs.getString("other"),
                rs.getObject("account_id", UUID.class),
                "",
                rs.getString("note"),
                rs.getString("post"),
                rs.getTimestamp("begins_at").toInstant(),
                rs.getTimestamp("ends_at").toInstant());
    }

    @Override
    public List<Row> completed(List<Row> rows) {
        Map<UUID, String> names = accounts.names(rows.stream()
                .map(Row::account)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        return rows.stream()
                .map(row -> new Row(
                        row.id(),
                        row.at(),
                        row.what(),
                        row.how(),
                        row.who(),
                        row.other(),
                        row.account(),
                        row.account() == null ? "" : names.getOrDefault(row.account(), ""),
                        row.note(),
                        row.post(),
                        row.begins(),
                        row.ends()))
                .toList();
    }
}
