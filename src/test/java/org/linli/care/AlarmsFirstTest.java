package org.linli.care;

import static org.assertj.core.api.Assertions.assertThat;
import static org.linli.care.CareFixture.arrived;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jsoup.Connection;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.linli.access.Account;
import org.linli.access.AccountForm;
import org.linli.access.Accounts;
import org.linli.access.Acting;
import org.linli.platform.Ids;
import org.linli.platform.Paging;
import org.linli.policy.Credits;
import org.linli.tasks.NewTask;
import org.linli.tasks.Task;
import org.linli.tasks.TaskId;
import org.linli.tasks.TaskQuery;
import org.linli.tasks.TodayList;
import org.linli.testing.Fixture;
import org.linli.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;

/** A fever on a day full of routine, and of what was missed. */
@Tag("slow")
class AlarmsFirstTest extends CareTesting {

    @Autowired
    MissedWatch missed;

    @Autowired
    Accounts accounts;

    MeasureId measure;

    @BeforeEach
    void routine() {
        measure = measures.begin(secretary, laid.xu(), "2+14", arrived(ARRIVAL, 12));
        measures.begin(secretary, laid.li(), "2+14", arrived(ARRIVAL, 12));
    }

    @Test
    void anAlarmStandsAboveEverythingElse() throws IOException {
        fever("2022-02-08T09:00");
        TestClock.set("2022-02-08T09:12");
        Document page = session("secretary").get("/today");
        Element alarms = page.expectFirst("main .task-line");
        assertThat(alarms.closest("section.alarms")).isNotNull();
        assertThat(alarms.text()).contains("发热", "徐素珍", "1组5号", "12 分钟");
        assertThat(page.select("section.alarms > h2").text()).contains("报警", "1");
        assertThat(page.expectFirst("section.alarms .task-line a").attr("href")).isEqualTo("/tasks/" + alarm().id());
        assertThat(page.select("section.alarms svg")).isNotEmpty();
    }

    @Test
    void anAlarmStandsThereWhateverTheListIsNarrowedTo() throws IOException {
        fever("2022-02-08T09:00");
        for (String address :
                List.of("/today?whose=mine", "/today?whose=all&page=2", "/today?whose=all&kind=care.sample&q=x")) {
            assertThat(session("leader").get(address).select("section.alarms .task-line"))
                    .as(address)
                    .hasSize(1);
        }
        Document all = session("secretary").get("/today?whose=all&kind=care.alarm");
        assertThat(all.select(".task-line a[href='/tasks/" + alarm().id() + "']"))
                .as("and once only")
                .hasSize(1);
    }

    @Test
    void whoeverMayBeIllComesBeforeWhatWasMissed() {
        TestClock.set("2022-02-10T23:50");
        missed.run();
        TestClock.set("2022-02-11T08:00");
        measures.complete(
                worker,
                slot(measure, "care.temperature", LocalDate.of(2022, 2, 11)),
                Map.of("celsius", "38.2", "symptoms", List.of("none")));
        TodayList today =
                as(secretary, () -> tasks.pinned(TaskQuery.of(secretary.account(), clock.today()), Paging.page(1)));
        assertThat(today.alarms()).extracting(row -> row.task().datum("what")).startsWith("fever", "missed_test");
        assertThat(today.next())
                .hasValueSatisfying(row -> assertThat(row.task().datum("what")).isEqualTo("fever"));
    }

    @Test
    void theNavigationAndTheTitleOfEveryPageCountTheAlarms() throws IOException {
        assertThat(session("secretary").get("/people").select(".nav-badge")).isEmpty();
        fever("2022-02-08T09:00");
        for (String path : List.of("/today", "/people", "/statements", "/profile")) {
            Document page = session("secretary").get(path);
            assertThat(page.title()).as(path).startsWith("(1) ");
            Element badge = page.expectFirst("nav.rail > a[href=/today] .nav-badge");
            assertThat(badge.text()).contains("1 条报警未处理");
            assertThat(badge.select("svg")).isNotEmpty();
        }
        handle();
        Document page = session("secretary").get("/people");
        assertThat(page.title()).doesNotContain("(");
        assertThat(page.select(".nav-badge")).isEmpty();
    }

    @Test
    void aPageThatTellsOfAMistakeCountsTheAlarmsToo() throws IOException {
        fever("2022-02-08T09:00");
        for (String path : List.of("/nothing-here", "/accounts", "/people?page=x", "/people/" + UUID.randomUUID())) {
            Document page = session("secretary").get(path);
            assertThat(page.title()).as(path).startsWith("(1) ");
            assertThat(page.select("nav.rail > a[href=/today] .nav-badge"))
                    .as(path)
                    .hasSize(1);
        }
    }

    @Test
    void onlyThoseWhoMayHandleItInThatPlaceAreAlarmed() throws IOException {
        fever("2022-02-08T09:00");
        for (String user : List.of("leader", "secretary", "command", "health")) {
            assertThat(session(user).get("/today").select(".nav-badge"))
                    .as(user)
                    .hasSize(1);
        }
        for (String user : List.of("guard", "xilou", "auditor")) {
            assertThat(session(user).get("/").select(".nav-badge, section.alarms"))
                    .as(user)
                    .isEmpty();
        }
    }

    @Test
    void whoeverRaisedAnAlarmIsToldWhoHandlesItWithoutALinkThatIsRefused() throws IOException {
        as(fixture.actor("command"), () -> {
            Account me = accounts.get(Objects.requireNonNull(secretary.id()));
            return accounts.change(
                    me.id(),
                    me.version(),
                    new AccountForm(me.username(), me.name(), "0579-86100000", me.role(), me.area(), ""));
        });
        fever("2022-02-08T09:00");
        TestClock.set("2022-02-08T09:12");
        Document page = session("worker").get("/today");
        assertThat(page.select(".nav-badge")).hasSize(1);
        assertThat(page.title()).startsWith("(1) ");
        Element pin = page.expectFirst("section.alarms .task-line");
        assertThat(pin.text()).contains("发热", "徐素珍", "12 分钟", "负责人：secretary·xifan", "0579-86100000");
        assertThat(page.select("section.alarms a[href^=/tasks]")).isEmpty();
        assertThat(page.select("section.alarms a[href='tel:0579-86100000']")).isNotEmpty();
        assertThat(page.expectFirst("#next").attr("href"))
                .as("next is what they may do")
                .doesNotContain(alarm().id().toString());
        assertThat(session("worker")
                        .get("/today?whose=all&kind=care.alarm")
                        .select("a[href='/tasks/" + alarm().id() + "']"))
                .isEmpty();
        handle();
        assertThat(session("worker").get("/today").select("section.alarms, .nav-badge"))
                .isEmpty();
        assertThat(session("worker").get("/today?whose=all").select("a[href='/tasks/" + alarm().id() + "']"))
                .as("among what is done")
                .isEmpty();
        Document all = session("worker").get("/today?whose=all");
        assertThat(all.select(".task-done .task-told")).isNotEmpty();
        assertThat(all.select(".task-told use[href$='#right']"))
                .as("what leads nowhere looks so")
                .isEmpty();
    }

    @Test
    void theAuditorsFirstPageIsTheTrail() throws IOException {
        fever("2022-02-08T09:00");
        Document page = session("auditor").get("/");
        assertThat(page.location()).endsWith("/audit");
        assertThat(page.select("a[href=/today]")).isEmpty();
        Document task = session("auditor").get("/tasks/" + alarm().id());
        assertThat(task.select("#handled-by").text()).contains("secretary·xifan");
        assertThat(task.select("form[action^=/tasks], a[href=/today]")).isEmpty();
    }

    @Test
    void aSecretarysDayIsTheirOwnAndTheExceptionsWithTheRestInCounts() throws IOException {
        TaskId nobodys = TaskId.next();
        Acting.run(
                secretary,
                () -> tasks.open(List.of(new NewTask(
                        nobodys,
                        "care.sample",
                        Fixture.XIFAN_3,
                        null,
                        null,
                        null,
                        Ids.next(),
                        clock.at(LocalDate.of(2022, 2, 9), java.time.LocalTime.of(7, 0)),
                        clock.at(LocalDate.of(2022, 2, 9), java.time.LocalTime.of(20, 0)),
                        LocalDate.of(2022, 2, 9),
                        Map.of("number", "2", "part", "day", "mode", "single")))));
        as(
                secretary,
                () -> transaction.execute(s -> jdbc.sql("update tasks.task set assignee_id = null where id = :id")
                        .param("id", nobodys.value())
                        .update()));
        Task own = slot(measure, "care.temperature", LocalDate.of(2022, 2, 9));
        as(secretary, () -> tasks.reassign(List.of(own.id()), secretary.account()));
        Task evening = measures.slots(secretary, measure, "care.temperature").get(3);
        Task overdue = slot(measure, "care.temperature", LocalDate.of(2022, 2, 8));
        TestClock.set("2022-02-09T08:00");

        Document page = session("secretary").get("/today");
        assertThat(shows(page, own.id())).isTrue();
        assertThat(shows(page, overdue.id())).isTrue();
        assertThat(shows(page, nobodys)).isTrue();
        assertThat(shows(page, evening.id())).as("a worker's routine").isFalse();
        assertThat(shows(session("secretary").get("/today?whose=all"), evening.id()))
                .isTrue();
        for (Element count : page.select("section.routine a")) {
            assertThat(count.attr("href")).contains("whose=all");
            Document list = session("secretary").get(count.attr("href"));
            String[] numbers =
                    count.select("small").text().replaceAll("\\D+", " ").strip().split(" ", 2);
            assertThat(list.select("form.task-groups .task-line"))
                    .as(count.text())
                    .hasSize(Integer.parseInt(numbers[1]));
        }
        assertThat(page.select("section.routine").text()).contains("测体温");
        assertThat(session("worker").get("/today").select("section.routine")).isEmpty();
    }

    @Test
    void softwareIsToldHowUrgentATaskIs() throws IOException {
        fever("2022-02-08T09:00");
        String answer = Jsoup.connect(at("/api/v1/tasks"))
                .header("Authorization", "Bearer " + fixture.token("secretary"))
                .ignoreContentType(true)
                .execute()
                .body();
        assertThat(answer.indexOf("\"DANGER\"")).isPositive().isLessThan(answer.indexOf("\"ROUTINE\""));
    }

    @Test
    void theCommandViewHasEachAlarmOnTopWithPlaceAndMinutes() throws IOException {
        assertThat(session("command").get("/command").select(".command-alarms")).isEmpty();
        fever("2022-02-08T09:00");
        TestClock.set("2022-02-08T09:47");
        for (String address : List.of("/command", "/command?area=330783005.xifan")) {
            Document view = session("command").get(address);
            Element alarm = view.expectFirst(".command-alarms li");
            assertThat(alarm.text()).contains("发热", "西范小区", "1组", "47 分钟").doesNotContain("徐素珍");
            assertThat(alarm.expectFirst("a").attr("href")).isEqualTo("/tasks/" + alarm().id());
            assertThat(view.expectFirst("[hx-select-oob]").attr("hx-select-oob"))
                    .contains("#command-alarms");
            assertThat(view.select("#command-alarms ~ #command-tiles")).hasSize(1);
        }
        assertThat(session("command").get("/command?area=330783005.xilou").select(".command-alarms"))
                .isEmpty();
        assertThat(session("xilou").get("/command").select(".command-alarms")).isEmpty();
        handle();
        assertThat(session("command").get("/command").select(".command-alarms")).isEmpty();
    }

    @Test
    void theStatementCountsFeversAndAlarmsAndHowLongTheyTook() throws IOException {
        fever("2022-02-08T09:00");
        assertThat(figures("2022-02-08")).containsEntry("发热人员", "1").containsEntry("未处理的报警", "1");
        TestClock.set("2022-02-08T10:10");
        handle();
        assertThat(figures("2022-02-08"))
                .containsEntry("发热人员", "1")
                .containsEntry("未处理的报警", "0")
                .containsEntry("已处理的报警", "1")
                .containsEntry("今日报告阳性", "0");
        Document sheet = session("secretary").get("/statements/330783005.xifan/2022-02-08");
        assertThat(sheet.select("a.part[href*=alarms.handled]").eachText()).containsExactly("2 小时内 1");
        assertThat(sheet.expectFirst(".sheet-sections h2").text()).isEqualTo("紧急情况");
        TestClock.set("2022-02-09T10:00");
        assertThat(figures("2022-02-09"))
                .containsEntry("发热人员", "0")
                .containsEntry("未处理的报警", "0")
                .containsEntry("已处理的报警", "0");
    }

    @Test
    void anExerciseAlarmsInNoFigure() throws IOException {
        NewMeasure wanted = measures.wanted(
                laid.wang(), CareFixture.VERSION, "2+14", arrived(ARRIVAL, 12), Credits.negativeBeforeArrival(24));
        MeasureId drill = as(
                secretary,
                () -> care.begin(new NewMeasure(
                        wanted.id(),
                        laid.xu(),
                        wanted.householdId(),
                        get(measure).path(),
                        null,
                        wanted.plan(),
                        wanted.rule(),
                        wanted.reason(),
                        wanted.sourceId(),
                        List.of(),
                        true)));
        TestClock.set("2022-02-08T09:00");
        measures.complete(
                worker,
                slot(drill, "care.temperature", clock.today()),
                Map.of("celsius", "38.2", "symptoms", List.of("none")));
        assertThat(figures("2022-02-08")).containsEntry("发热人员", "0").containsEntry("未处理的报警", "0");
        assertThat(session("command").get("/command").select(".command-alarms")).isEmpty();
    }

    private Map<String, String> figures(String day) throws IOException {
        var figures = new java.util.HashMap<String, String>();
        String base = "/statements/330783005.xifan/" + day;
        for (Element row : session("secretary").get(base).select(".figure-table tr:has(.figure-number)")) {
            figures.put(
                    row.expectFirst("th").text(),
                    row.expectFirst(".figure-number").text());
        }
        return figures;
    }

    void fever(String at) {
        TestClock.set(at);
        measures.complete(
                worker,
                slot(measure, "care.temperature", clock.today()),
                Map.of("celsius", "38.2", "symptoms", List.of("none")));
    }

    Task alarm() {
        return measures.slots(secretary, measure, "care.alarm").getFirst();
    }

    void handle() {
        measures.complete(
                secretary,
                alarm(),
                UUID.randomUUID(),
                Map.of("action", "retest", "explained", "yes", "cause", "打疫苗后发热，复测 36.8"));
    }

    private static boolean shows(Document page, TaskId id) {
        return !page.select(".task-line > a[href='/tasks/" + id + "']").isEmpty();
    }

    private String at(String path) {
        return "http://localhost:" + port + path;
    }

    Session session(String username) throws IOException {
        Connection connection = Jsoup.newSession();
        Element form = connection.newRequest(at("/sign-in")).get().expectFirst("form[action=/sign-in]");
        connection
                .newRequest(at("/sign-in"))
                .data("username", username)
                .data("password", Fixture.PASSWORD)
                .data("_csrf", form.expectFirst("[name=_csrf]").val())
                .ignoreHttpErrors(true)
                .post();
        return new Session(connection);
    }

    final class Session {

        final Connection connection;

        Session(Connection connection) {
            this.connection = connection;
        }

        Document get(String path) throws IOException {
            return connection
                    .newRequest(at(path))
                    .header("Accept-Language", "zh-CN")
                    .ignoreHttpErrors(true)
                    .get();
        }
    }
}
