package org.linli.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import org.jsoup.Connection.Response;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.linli.access.Acting;
import org.linli.access.HiddenChildren;
import org.linli.people.People;
import org.linli.people.PersonId;
import org.linli.people.PersonQuery;
import org.linli.people.Presence;
import org.linli.platform.Paging;
import org.linli.platform.list.ListKind;
import org.linli.statement.Counter;
import org.linli.testing.Fixture;
import org.linli.testing.LinliTest;
import org.linli.testing.SignedIn;
import org.linli.testing.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A child with all that the program can know of somebody, and the auditor, who has no need to know of children. */
@LinliTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("slow")
class ChildrenHiddenTest {

    private static final String CHILD = "欧阳小童";
    private static final String HIDDEN = "不显示14岁以下儿童";
    private static final String STATEMENT = "/statements/330783005.xifan/2022-02-07";
    private static final int OF_EACH = 3;

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    Fixture fixture;

    @Autowired
    List<ListKind<?>> kinds;

    @Autowired
    List<Counter> counters;

    @Autowired
    People people;

    @Autowired
    HiddenChildren children;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    private PersonId child;
    private UUID arrangement;
    private UUID household;
    private AtWork work;
    private SignedIn auditor;

    @BeforeAll
    void lay() throws Exception {
        work = new AtWork(context);
        child = work.fevered.person();
        arrangement = work.arrangement(context);
        try (Connection owner = TestDatabase.asOwner();
                Statement statement = owner.createStatement()) {
            statement.execute("""
                    insert into confinement.leave (id, person_id, household_id, measure_id, path, purpose, words,
                                                   out_at, back_by, asked_at)
                    select gen_random_uuid(), person_id, household_id, id, path, 'exam', '第一场',
                           '2022-02-08T10:00+08:00', '2022-02-08T12:00+08:00', '2022-02-07T17:00+08:00'
                      from care.measure;
                    insert into rides.request (id, person_id, household_id, path, purpose, from_kind, from_words,
                                               to_kind, to_words, earliest, latest, companions, wheelchair, alone,
                                               help, note, asked_at)
                    select gen_random_uuid(), person_id, household_id, path, 'hospital', 'home', '', 'address', '医院',
                           now() + interval '1 hour', now() + interval '9 hours', 0, false, false, false, '', now()
                      from care.measure;
                    insert into needs.need (id, household_id, person_id, path, what, words, told_at, opens_at, due_at)
                    select gen_random_uuid(), household_id, person_id, path, 'food', '第一样',
                           '2022-02-07T15:00+08:00', '2022-02-07T15:00+08:00', '2022-02-07T20:00+08:00'
                      from care.measure;
                    insert into care.sample (id, measure_id, task_id, person_id, path, day, at, received_at, tubes)
                    select gen_random_uuid(), id, gen_random_uuid(), person_id, path, started_on, now(), now(), 1
                      from care.measure;
                    insert into trial.run (id, draft_id, revision, version, day, state, total, started_by, started_at)
                    select gen_random_uuid(), id, 0, 'x', '2022-02-08', 'done', 1, created_by, now()
                      from trial.draft limit 1;
                    insert into trial.difference (id, run_id, person_id, arrival_id, path, from_protocol, to_protocol,
                                                  released, central, home, samples, visits)
                    select gen_random_uuid(), r.id, a.person_id, a.id, a.path, '2+14', '', false,
                           array_fill(0, '{14}'), array_fill(0, '{14}'), array_fill(0, '{14}'), array_fill(0, '{14}')
                      from trial.run r cross join arrivals.arrival a;
                    """);
            household = Acting.as(
                    fixture.actor("secretary"),
                    () -> people.get(child).household().value());
            update(
                    owner,
                    "insert into arrangements.concern (arrangement_id, person_id, why) values (?, ?, 'left')",
                    arrangement,
                    child.value());
            update(
                    owner,
                    "update people.person set name = ?, pinyin = 'ouyangxiaotong', initials = 'oyxt',"
                            + " born_on = date '2015-02-01' where id = ?",
                    CHILD,
                    child.value());
        }
        auditor = new SignedIn(port, "auditor");
    }

    private static void update(Connection owner, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = owner.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }

    @Test
    void noPageThatTheAuditorComesToNamesTheChildOrLeadsToThem() throws IOException {
        var named = new ArrayList<String>();
        var refused = new ArrayList<String>();
        Set<String> seen = walk(auditor, named, refused);
        assertThat(seen).contains("/people", "/care", "/needs", "/leaves", "/arrivals", "/people/x", "/care/x");
        assertThat(named).isEmpty();
        assertThat(refused).isEmpty();
    }

    /** Addresses that links lead to, from Today on, some of each kind; what they are without what they name. */
    private Set<String> walk(SignedIn who, List<String> named, List<String> refused) throws IOException {
        Queue<String> next = new ArrayDeque<>(List.of("/"));
        var from = new HashMap<String, String>();
        var seen = new HashSet<String>();
        var kindsSeen = new HashMap<String, Integer>();
        while (!next.isEmpty()) {
            String address = next.remove();
            String kind = kind(address);
            if (!seen.add(address) || kindsSeen.merge(kind, 1, Integer::sum) > OF_EACH) {
                continue;
            }
            Response answer = who.response(address);
            if (answer.statusCode() != 200) {
                refused.add(from.get(address) + " " + address + " " + answer.statusCode());
            }
            if (answer.body().contains(CHILD) || answer.body().contains(child.toString())) {
                named.add(address);
            }
            if (String.valueOf(answer.contentType()).startsWith("text/html")) {
                answer.parse().select("a[href^=/]").eachAttr("href").stream()
                        .filter(href -> !href.contains(".xlsx") && !href.contains(".csv"))
                        .forEach(href -> {
                            from.putIfAbsent(href, address);
                            next.add(href);
                        });
            }
        }
        return kindsSeen.keySet();
    }

    private static String kind(String address) {
        return address.replaceAll("[?].*", "")
                .replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "x")
                .replaceAll("330783005[a-z0-9.]*", "area")
                .replaceAll("\\d{4}-\\d\\d-\\d\\d", "day");
    }

    @Test
    void eachListOfPeopleSaysThatChildrenAreNotShownAndOnlyToWhomThatIsSo() throws IOException {
        var command = new SignedIn(port, "command");
        int said = 0;
        for (ListKind<?> kind : kinds) {
            Response page = auditor.response(kind.path());
            if (page.statusCode() == 200 && kind.ofPeople()) {
                assertThat(page.body()).as(kind.path()).contains(HIDDEN);
                assertThat(command.response(kind.path()).body()).as(kind.path()).doesNotContain(HIDDEN);
                said++;
            }
        }
        assertThat(said).isGreaterThanOrEqualTo(8);
        assertThat(command.get("/care").text()).contains(CHILD);
        assertThat(command.get("/people").text()).contains(CHILD);
    }

    @Test
    void noListSearchOrFileHasTheChild() throws IOException {
        List<String> ways = List.of("", "?q=" + CHILD, "?q=oyxt", "?q=0516", "?q=016732", "?tag=child", "?state=ALL");
        for (ListKind<?> kind : kinds) {
            for (String form : List.of("", ".xlsx", ".csv")) {
                for (String way : ways) {
                    Response answer = auditor.response(kind.path() + form + way);
                    assertThat(answer.body().replace("value=\"" + CHILD + "\"", ""))
                            .as(kind.path() + form + way)
                            .doesNotContain(CHILD)
                            .doesNotContain(child.toString());
                }
            }
        }
        Document found = auditor.get("/search?q=" + CHILD);
        assertThat(found.select("main a").eachAttr("href")).noneMatch(href -> href.contains(child.toString()));
    }

    @Test
    void whatIsAboutTheChildIsNotFoundByItsId() throws IOException {
        String token = fixture.token("auditor");
        for (String address : List.of(
                "/people/" + child,
                "/arrivals/" + work.fevered.id(),
                "/care/" + id("care.measure"),
                "/leaves/" + id("confinement.leave"),
                "/needs/" + id("needs.need"),
                "/tasks/" + id("tasks.task"))) {
            Response page = auditor.response(address);
            assertThat(page.statusCode()).as(address).isEqualTo(404);
            assertThat(page.body()).as(address).doesNotContain(CHILD);
        }
        for (String address : List.of(
                "/api/v1/people/" + child,
                "/api/v1/arrivals/" + work.fevered.id(),
                "/api/v1/measures/" + id("care.measure"),
                "/api/v1/needs/" + id("needs.need"),
                "/api/v1/tasks/" + id("tasks.task"))) {
            assertThat(asked(address, token).statusCode()).as(address).isEqualTo(404);
        }
    }

    @Test
    void noAnswerForSoftwareHasTheChild() throws IOException {
        String token = fixture.token("auditor");
        String others = fixture.token("command");
        for (String address : List.of(
                "/api/v1/people?q=" + CHILD,
                "/api/v1/people?q=oyxt",
                "/api/v1/people?size=200",
                "/api/v1/measures",
                "/api/v1/needs",
                "/api/v1/tasks?size=500")) {
            assertThat(asked(address, token).body())
                    .as(address)
                    .doesNotContain(CHILD)
                    .doesNotContain(child.toString());
            assertThat(asked(address, others).body()).as(address).contains(child.toString());
        }
    }

    private Response asked(String address, String token) throws IOException {
        return auditor.request(address)
                .ignoreContentType(true)
                .header("Authorization", "Bearer " + token)
                .method(org.jsoup.Connection.Method.GET)
                .execute();
    }

    @Test
    void figuresCountTheChildWhomTheirRowsLeaveOut() throws IOException {
        var command = new SignedIn(port, "command");
        int left = 0;
        for (Counter counter : counters) {
            Document mine = auditor.get(STATEMENT + "/" + counter.key() + "?which=now");
            Document theirs = command.get(STATEMENT + "/" + counter.key() + "?which=now");
            assertThat(mine.text()).as(counter.key()).contains(HIDDEN).doesNotContain(CHILD);
            left += theirs.select("h1 .num")
                            .text()
                            .equals(mine.select("h1 .num").text())
                    ? 0
                    : 1;
        }
        assertThat(left).isPositive();
        String figures = "[data-counter], .figure, td.num";
        assertThat(auditor.get(STATEMENT).select(figures).eachText())
                .isEqualTo(command.get(STATEMENT).select(figures).eachText());
        assertThat(auditor.get("/area/330783005.xifan").select(".num").eachText())
                .isEqualTo(command.get("/area/330783005.xifan").select(".num").eachText());
    }

    @Test
    void whoeverComesOfAgeIsShownFromTheirBirthdayOn() {
        assertThat(asAuditor("2008-02-07")).isEqualTo(1);
        assertThat(asAuditor("2008-02-08")).isZero();
    }

    /** How many of that birthday the auditor is shown on 7 February 2022. */
    private long asAuditor(String born) {
        return Acting.as(
                fixture.actor("auditor"),
                () -> transaction.execute(
                        status -> jdbc.sql("select count(*) from (values (cast(:born as date))) as n (born_on)"
                                        + " where born_on <= cast(current_setting('linli.born_until') as date)")
                                .param("born", born)
                                .query(Long.class)
                                .single()));
    }

    @Test
    void aChildOfUnknownBirthdayIsHiddenByItsTag() throws SQLException {
        try (Connection owner = TestDatabase.asOwner()) {
            update(owner, "update people.person set born_on = null, tags = '{child}' where id = ?", child.value());
            assertThat(found("auditor")).isZero();
            assertThat(found("worker")).isEqualTo(1);
            assertThat(found("admin")).isEqualTo(1);
            update(owner, "update people.person set born_on = '2015-02-01', tags = '{}' where id = ?", child.value());
        }
    }

    private long found(String user) {
        return Acting.as(
                fixture.actor(user),
                () -> people.search(new PersonQuery(CHILD, Set.of(), null, Presence.ALL, false), new Paging(1, 50))
                        .total());
    }

    @Test
    void phonesAndChangesGoWithTheChildAndCountingEndsWithTheFigure() {
        Map<String, Long> rows = Acting.as(
                fixture.actor("auditor"),
                () -> transaction.execute(status -> {
                    long counted = children.counted(() -> rows("people.person", "id"));
                    return Map.of(
                            "counted", counted,
                            "person", rows("people.person", "id"),
                            "phones", rows("people.contact_point", "person_id"),
                            "changes", rows("people.change", "person_id"));
                }));
        assertThat(rows).isEqualTo(Map.of("counted", 1L, "person", 0L, "phones", 0L, "changes", 0L));
    }

    private long rows(String table, String column) {
        return jdbc.sql("select count(*) from " + table + " where " + column + " = :child")
                .param("child", child.value())
                .query(Long.class)
                .single();
    }

    @Test
    void whereAHouseholdIsToldOfTheChildItIsAChild() throws IOException {
        assertThat(auditor.get("/arrangements/" + arrangement).text())
                .contains("一名儿童")
                .doesNotContain(CHILD);
        assertThat(auditor.get("/households/" + household + "/clock").text())
                .doesNotContain(CHILD)
                .doesNotContain("第一样");
    }

    private UUID id(String table) {
        return Acting.as(
                fixture.actor("command"),
                () -> transaction.execute(
                        status -> jdbc.sql("select id from " + table + " where person_id = :child limit 1")
                                .param("child", child.value())
                                .query(UUID.class)
                                .single()));
    }
}
