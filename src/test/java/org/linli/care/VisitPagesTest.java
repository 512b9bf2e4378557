package org.linli.care;

import static org.assertj.core.api.Assertions.assertThat;
import static org.linli.care.CareFixture.arrived;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jsoup.Connection;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.linli.access.Acting;
import org.linli.access.Actor;
import org.linli.people.HouseholdId;
import org.linli.people.PersonId;
import org.linli.tasks.Completion;
import org.linli.tasks.Task;
import org.linli.testing.SignedIn;
import org.linli.testing.TestClock;

/** One door, one form: the 范 family, all three under a measure, on the morning of a day with a sample. */
@Tag("slow")
class VisitPagesTest extends CareTesting {

    MeasureId fan;
    MeasureId luo;
    MeasureId child;
    String visit;
    SignedIn browser;

    @BeforeEach
    void threeAtOneDoor() throws IOException {
        fan = begin(laid.fan());
        luo = begin(laid.luo());
        child = begin(laid.child());
        visit = "/visits/" + household(laid.fan());
        TestClock.set("2022-02-10T08:00");
        browser = new SignedIn(port, "worker");
    }

    private MeasureId begin(PersonId person) {
        return measures.begin(secretary, person, "2+14", arrived(ARRIVAL, 12));
    }

    private HouseholdId household(PersonId person) {
        return as(Actor.SYSTEM, () -> people.get(person).household());
    }

    private Task temperature(MeasureId id) {
        return slot(id, "care.temperature", ARRIVAL.plusDays(3));
    }

    private Task sample(MeasureId id) {
        return slot(id, "care.sample", ARRIVAL.plusDays(3));
    }

    private static String field(Task task, String name) {
        return task.id() + "-" + name;
    }

    /** What the page sends when nothing is typed. */
    private Map<String, String> hidden(Document page) {
        var values = new HashMap<String, String>();
        page.select("#visit input[type=hidden]").forEach(input -> values.put(input.attr("name"), input.val()));
        values.remove("_csrf");
        return values;
    }

    private Map<String, String> hidden() throws IOException {
        return hidden(browser.get(visit));
    }

    private static Element byId(Document page, String id) {
        return Objects.requireNonNull(page.getElementById(id), id);
    }

    private Document save(Map<String, String> values) throws IOException {
        return browser.post(visit, visit, values);
    }

    private List<Completion> recorded(Task task) {
        return as(secretary, () -> tasks.completions(task.id()));
    }

    @Test
    void theDoorHasWhoIsThereAndARowForEachPerson() throws IOException {
        as(secretary, () -> {
            people.note(
                    household(laid.fan()),
                    people.household(household(laid.fan())).version(),
                    "有狗");
            return true;
        });
        Document page = browser.get(visit);
        assertThat(page.select("h1").text()).contains("1组8号");
        assertThat(page.select("#door .visit-member")).hasSize(3);
        assertThat(page.select("#door").text())
                .contains("范建国")
                .contains("未满 14 岁")
                .contains("有狗");
        assertThat(page.expectFirst("#door .visit-member:last-child").text())
                .as("a child is reached through a parent")
                .contains("范小宝")
                .contains("通过范建国");
        assertThat(page.select(".visit-person h2").eachText()).hasSize(3);
        assertThat(page.expectFirst(".visit-person").select(".visit-first input[inputmode=decimal]"))
                .hasSize(1);
        assertThat(page.select(".visit-first input[type=checkbox][name$=-taken]"))
                .hasSize(3);
        assertThat(page.select("#visit [checked], #visit input[inputmode=decimal][value~=.]"))
                .as("nothing is preset")
                .isEmpty();
    }

    @Test
    void oneSaveIsForAllAndTheNextPageSaysWhoAndWhatWithAWayBack() throws IOException {
        Map<String, String> values = hidden();
        values.put(field(temperature(fan), "celsius"), "36.5");
        values.put(field(temperature(luo), "celsius"), "36.6");
        values.put(field(temperature(child), "celsius"), "38.2");
        values.put(field(temperature(child), "symptoms"), "cough");
        values.put(field(sample(fan), "taken"), "yes");
        Document next = save(values);
        assertThat(next.location()).endsWith("/today");
        String said = next.select(".alert-danger").text();
        assertThat(said)
                .contains("1组8号")
                .contains("3 人")
                .contains("范建国 36.5、已采样")
                .contains("罗小红 36.6")
                .contains("范小宝 38.2")
                .contains("书记")
                .contains("还没做：罗小红 核酸采样");
        assertThat(next.select(".said-undo a").eachAttr("href"))
                .hasSize(4)
                .allMatch(href -> href.matches("/tasks/[0-9a-f-]+\\?correct=[0-9a-f-]+"));
        Document correcting = browser.get(next.expectFirst(".said-undo a").attr("href"));
        assertThat(correcting.select("#f-celsius").val()).as("the old value").isEqualTo("36.5");
        assertThat(recorded(sample(luo)))
                .as("without a tick no sample was taken")
                .isEmpty();
        assertThat(temperature(luo).done()).isNotNull();
        assertThat(as(secretary, () -> tasks.alarms())).isEqualTo(1);
    }

    @Test
    void aCorrectionBeginsWithEverythingThatWasAnswered() throws IOException {
        Map<String, String> values = hidden();
        values.put(field(temperature(child), "celsius"), "38.2");
        values.put(field(temperature(child), "symptoms"), "cough");
        values.put(field(temperature(child), "note"), "睡前");
        values.put(field(temperature(child), "unwell"), "yes");
        Document correcting =
                browser.get(save(values).expectFirst(".said-undo a").attr("href"));
        assertThat(correcting.select("[name=symptoms][checked]").eachAttr("value"))
                .containsExactly("cough");
        assertThat(correcting.select("[name=unwell][checked]").eachAttr("value"))
                .containsExactly("yes");
        assertThat(correcting.select("[name=note]").text()).isEqualTo("睡前");
    }

    @Test
    void whatIsWrongIsSaidBesideItsFieldWithTheNameAndNothingIsKept() throws IOException {
        Map<String, String> values = hidden();
        values.put(field(temperature(fan), "celsius"), "36.5");
        values.put(field(temperature(luo), "celsius"), "382");
        values.put(field(temperature(child), "note"), "哭闹");
        values.put(field(sample(child), "result"), "negative");
        values.put(field(sample(child), "taken"), "yes");
        Document page = save(values);
        assertThat(page.location()).endsWith(visit);
        String luoField = field(temperature(luo), "celsius");
        assertThat(byId(page, "problem-" + luoField).text())
                .contains("罗小红 · 体温")
                .contains("38.2");
        assertThat(byId(page, "problem-" + field(temperature(child), "celsius")).text())
                .contains("范小宝");
        assertThat(page.select(".problems-summary a")).hasSize(2);
        assertThat(byId(page, "f-" + luoField).val()).isEqualTo("382");
        assertThat(byId(page, "f-" + luoField).attr("aria-describedby")).isEqualTo("problem-" + luoField);
        assertThat(byId(page, "f-" + field(temperature(fan), "celsius")).val()).isEqualTo("36.5");
        assertThat(byId(page, "f-" + field(temperature(child), "note")).text()).isEqualTo("哭闹");
        assertThat(page.select("[name=" + field(sample(child), "result") + "][checked]")
                        .val())
                .isEqualTo("negative");
        assertThat(page.select("details.visit-more[open]")).hasSize(1);
        assertThat(hidden(page)).as("the ids go on").containsAllEntriesOf(completions(values));
        assertThat(recorded(temperature(fan))).isEmpty();
        assertThat(as(secretary, () -> allMeasures.temperatures(fan))).isEmpty();
    }

    private static Map<String, String> completions(Map<String, String> values) {
        var ids = new HashMap<>(values);
        ids.keySet().removeIf(name -> !name.endsWith("-completion"));
        return ids;
    }

    @Test
    void aSampleWithAResultAndNoTickIsAQuestionAndADoubleOneNeedsBoth() throws IOException {
        Map<String, String> values = hidden();
        values.put(field(sample(luo), "taken"), "no");
        assertThat(byId(save(values), "problem-" + field(sample(luo), "taken")).text())
                .contains("罗小红")
                .contains("采好样再提交");
        assertThat(recorded(sample(luo))).isEmpty();
    }

    @Test
    void nothingTypedAtAllIsSaid() throws IOException {
        assertThat(save(hidden()).select(".problems-summary").text()).contains("还没有填写");
    }

    @Test
    void sentTwiceItIsStoredOnceAndTheSecondAnswerSaysSo() throws IOException {
        Map<String, String> values = hidden();
        values.put(field(temperature(fan), "celsius"), "36.5");
        save(values);
        Document again = save(values);
        assertThat(again.select(".alert-success").text()).contains("没有重复记录");
        assertThat(recorded(temperature(fan))).hasSize(1);
        values.put(field(temperature(fan), "celsius"), "36.9");
        Document changed = save(values);
        assertThat(changed.select(".problems-summary").text()).contains("范建国").contains("更正");
        assertThat(recorded(temperature(fan))).hasSize(1);
    }

    @Test
    void twoWorkersAtOneDoorAreBothOnRecordAndTheTaskIsDoneOnce() throws Exception {
        var leader = new SignedIn(port, "leader");
        Map<String, String> one = hidden(browser.get(visit));
        Map<String, String> other = hidden(leader.get(visit));
        List.of(fan, luo, child).forEach(id -> {
            one.put(field(temperature(id), "celsius"), "36.5");
            other.put(field(temperature(id), "celsius"), "36.7");
        });
        var said = new java.util.concurrent.ConcurrentLinkedQueue<String>();
        MovesTest.atOnce(
                () -> {
                    said.add(page(() -> browser.post(visit, visit, one)));
                    return "worker";
                },
                () -> {
                    said.add(page(() -> leader.post("/today", visit, other)));
                    return "leader";
                });
        for (MeasureId id : List.of(fan, luo, child)) {
            assertThat(recorded(temperature(id)))
                    .extracting(Completion::by)
                    .containsExactlyInAnyOrder(
                            worker.id(), fixture.account("leader").id());
            assertThat(temperature(id).done()).isNotNull();
        }
        assertThat(said).as("the second is told of the first").anyMatch(text -> text.contains("两条都已记录"));
    }

    private interface Sent {
        Document page() throws IOException;
    }

    private static String page(Sent sent) {
        try {
            return sent.page().select(".alert").text();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void whatWasTypedStaysThoughSomebodyElseDidTheTaskMeanwhile() throws IOException {
        Map<String, String> values = hidden();
        values.put(field(temperature(fan), "celsius"), "365");
        measures.complete(fixture.actor("leader"), temperature(fan), Map.of("celsius", "36.4"));
        Document page = save(values);
        assertThat(byId(page, "f-" + field(temperature(fan), "celsius")).val()).isEqualTo("365");
        assertThat(page.expectFirst(".visit-person").text()).contains("leader").contains("刚才已经做过");
    }

    @Test
    void whatBelongsToAnotherDoorIsRefused() throws IOException {
        MeasureId alone = begin(laid.xu());
        Map<String, String> values = hidden();
        values.put(field(temperature(fan), "celsius"), "36.5");
        Task foreign = slot(alone, "care.temperature", ARRIVAL.plusDays(3));
        values.put(field(foreign, "completion"), UUID.randomUUID().toString());
        values.put(field(foreign, "celsius"), "36.5");
        assertThat(save(values).select(".problems-summary").text()).contains("不属于这一户");
        assertThat(recorded(foreign)).isEmpty();
        assertThat(recorded(temperature(fan))).isEmpty();
    }

    @Test
    void whatNoPageSendsIsRefusedInWords() throws IOException {
        Map<String, String> base = hidden();
        String celsius = field(temperature(fan), "celsius");
        for (Map<String, String> hostile : List.of(
                Map.of(celsius, "36.5", "celsius", "36.5"),
                Map.of(celsius, "36.5", UUID.randomUUID() + "-celsius", "36.5"),
                Map.of(celsius, "36.5", field(temperature(fan), "completion"), "'; drop table"),
                Map.of(celsius, "36.5", field(temperature(fan), "fever"), "yes"),
                Map.of(celsius, "36.5", field(temperature(fan), "hidden"), "x"),
                Map.of(celsius, "36.5", "doneAt", "gestern"),
                Map.of(celsius, "36.5", "doneAt", "2022-02-11T08:00"),
                Map.of(celsius, "36.5", "zzzzzzzz-zzzz-zzzz-zzzz-zzzzzzzzzzzz-celsius", "1"))) {
            var values = new HashMap<>(base);
            values.putAll(hostile);
            Connection.Response answer = browser.answer(visit, visit, values);
            assertThat(answer.statusCode()).as(hostile.toString()).isEqualTo(303);
            assertThat(browser.get(visit).select(".problems-summary"))
                    .as(hostile.toString())
                    .isNotEmpty();
        }
        assertThat(recorded(temperature(fan))).isEmpty();
    }

    @Test
    void aHouseholdThatIsNotSeenIsNotThere() throws IOException {
        String elsewhere = "/visits/" + household(laid.lou());
        assertThat(browser.response(elsewhere).statusCode()).isEqualTo(404);
        assertThat(browser.answer("/today", elsewhere, hidden()).statusCode()).isEqualTo(404);
        assertThat(browser.answer(
                                "/today",
                                elsewhere + "/call",
                                Map.of("person", laid.lou().toString()))
                        .statusCode())
                .isEqualTo(404);
        assertThat(browser.response("/visits/" + UUID.randomUUID()).statusCode())
                .isEqualTo(404);
        assertThat(browser.response("/visits/none").statusCode()).isEqualTo(400);
        assertThat(new SignedIn(port, "guard").response(visit).statusCode()).isEqualTo(403);
        assertThat(new SignedIn(port, "auditor").response(visit).statusCode()).isEqualTo(403);
    }

    @Test
    void theParentsNumberIsShownToCallAChildAndTheLookIsLogged() throws IOException {
        Document page = browser.post(
                visit, visit + "/call", Map.of("person", laid.child().toString()));
        assertThat(page.select("a[href='tel:13905790002']")).hasSize(1);
        assertThat(looks("person.called", laid.fan())).isEqualTo(1);
        assertThat(browser.answer(
                                visit,
                                visit + "/call",
                                Map.of("person", laid.xu().toString()))
                        .statusCode())
                .as("nobody of this household")
                .isEqualTo(404);
    }

    @Test
    void everybodyWhomThePageShowsIsNoted() throws IOException {
        browser.get(visit);
        for (PersonId person : List.of(laid.fan(), laid.luo(), laid.child())) {
            assertThat(looks("person.seen.household", person)).isPositive();
        }
    }

    private long looks(String action, PersonId person) {
        return as(
                Actor.SYSTEM,
                () -> Objects.requireNonNull(transaction.execute(status -> jdbc.sql(
                                "select count(*) from access.audit_entry where action = :action and subject = :subject"
                                        + " and at >= :since")
                        .param("action", action)
                        .param("subject", person.toString())
                        .param("since", java.sql.Timestamp.from(clock.now()))
                        .query(Long.class)
                        .single())));
    }

    @Test
    void theNextDoorIsTheNextOnTodayAndRoundToWhatWasPassedBy() throws IOException {
        begin(laid.xu());
        TestClock.set("2022-02-08T08:00");
        String xu = "/visits/" + household(laid.xu());
        assertThat(browser.get("/today").select("#next").attr("href"))
                .as("house 5 before house 8, one task: its own page")
                .startsWith("/tasks/");
        Map<String, String> values = hidden();
        values.put(field(slot(fan, "care.temperature", ARRIVAL.plusDays(1)), "celsius"), "36.5");
        values.put("then", "next");
        Document next = save(values);
        assertThat(next.location()).endsWith(xu);
        assertThat(next.select(".alert-success").text()).contains("范建国 36.5");
        Map<String, String> there = hidden(next);
        String temperature = next.select("input[name$=-celsius]").attr("name");
        there.put(temperature, "36.4");
        there.put("then", "next");
        assertThat(browser.post(xu, xu, there).location()).endsWith(visit);
    }

    @Test
    void whoeverHandlesAlarmsGoesToTheOneThatTheyRaisedFirst() throws IOException {
        var chief = new SignedIn(port, "secretary");
        Map<String, String> values = hidden(chief.get(visit));
        values.put(field(temperature(fan), "celsius"), "38.2");
        values.put(field(temperature(fan), "symptoms"), "none");
        values.put("then", "next");
        Document next = chief.post(visit, visit, values);
        assertThat(next.location()).contains("/tasks/");
        assertThat(next.select("h1").text()).contains("处理报警");
        assertThat(next.select(".alert-danger").text()).contains("范建国 38.2");
    }

    @Test
    void todayHasOneCardForTheDoorThatAlsoStandsForItsTasksWhenTheyAreGivenAway() throws IOException {
        Document today = browser.get("/today");
        Elements cards = today.select(".visit-card");
        assertThat(cards).hasSize(1);
        assertThat(cards.text())
                .contains("范建国")
                .contains("范小宝")
                .contains("体温 3")
                .contains("核酸采样 3");
        assertThat(cards.select("a").attr("href")).isEqualTo(visit);
        assertThat(today.select(".task-list a[href='/tasks/" + temperature(fan).id() + "']"))
                .isEmpty();

        var chief = new SignedIn(port, "secretary");
        Element box = chief.get("/today?whose=all").expectFirst(".visit-card input[name=tasks]");
        assertThat(box.attr("data-stands-for")).isEqualTo("6");
        String leader = fixture.account("leader").id().toString();
        Document given = chief.post("/today", "/today/reassign", Map.of("tasks", box.val(), "account", leader));
        assertThat(given.select(".alert-success").text()).contains("6 项");
        assertThat(temperature(fan).assigneeId()).hasToString(leader);
        assertThat(sample(child).assigneeId()).hasToString(leader);
        Connection.Response several = chief.request("/today/reassign")
                .data("tasks", box.val())
                .data(
                        "tasks",
                        slot(fan, "care.temperature", ARRIVAL.plusDays(4)).id().toString())
                .data("account", worker.account().toString())
                .data("_csrf", chief.token("/today"))
                .method(Connection.Method.POST)
                .execute();
        assertThat(several.parse().select(".alert-success").text()).contains("7 项");
        assertThat(chief.answer("/today", "/today/reassign", Map.of("tasks", "no,id", "account", leader))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void theBigButtonLeadsToTheDoorToo() throws IOException {
        TestClock.set("2022-02-08T08:00");
        assertThat(browser.get("/today").select("#next").attr("href")).isEqualTo(visit);
        assertThat(browser.get("/today").select("#next").text()).contains("范建国").contains("体温 3");
    }

    @Test
    void whatWasMissedAndWhatIsYetToComeIsNoPartOfTheVisit() throws IOException {
        Document page = browser.get(visit);
        assertThat(page.select("input[name$=-celsius]"))
                .as("yesterday's are missed, the evening's to come")
                .hasSize(3);
        TestClock.set("2022-02-10T17:00");
        assertThat(browser.get(visit).select("input[name$=-celsius]")).hasSizeGreaterThanOrEqualTo(3);
        Acting.run(secretary, () -> care.endEarly(fan, 0, "离开东阳"));
        assertThat(browser.get(visit).select(".visit-person h2").eachText()).noneMatch(name -> name.contains("范建国"));
        assertThat(browser.get(visit).select("#door").text()).contains("范建国");
    }
}
