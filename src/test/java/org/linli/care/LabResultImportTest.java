package org.linli.care;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.linli.care.CareFixture.arrived;
import static org.linli.people.PeopleFixture.citizen;
import static org.linli.people.PeopleFixture.document;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jsoup.Connection;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.linli.access.Actor;
import org.linli.arrivals.SyntheticLists;
import org.linli.care.LabResultAside.Reason;
import org.linli.identity.IdentityDocument;
import org.linli.imports.Import;
import org.linli.imports.ImportAside;
import org.linli.imports.ImportAsides;
import org.linli.imports.ImportDecisions;
import org.linli.imports.ImportGiven;
import org.linli.imports.ImportId;
import org.linli.imports.ImportReason;
import org.linli.imports.Imports;
import org.linli.people.HouseholdId;
import org.linli.people.PersonId;
import org.linli.platform.Forbidden;
import org.linli.platform.Refused;
import org.linli.tasks.Task;
import org.linli.testing.SignedIn;
import org.linli.testing.TestClock;
import org.linli.testing.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Laboratories' lists: what becomes of their rows, and what a person decides about those that were set aside. */
@Tag("slow")
class LabResultImportTest extends CareTesting {

    private static final LocalDate DAY = LocalDate.of(2022, 2, 10);
    private static final List<String> HEADER =
            List.of("序号", "姓名", "身份证号", "手机号", "采样时间", "报告时间", "检测结果", "检测机构", "试管号", "混采方式");
    private static final String XU = citizen("1948-03-05", 242).number();

    @Autowired
    Imports imports;

    @Autowired
    ImportAsides asides;

    @Autowired
    ImportDecisions decisions;

    @Autowired
    JsonMapper json;

    MeasureId measure;

    @BeforeEach
    void begin() throws SQLException {
        try (java.sql.Connection owner = TestDatabase.asOwner();
                Statement statement = owner.createStatement()) {
            statement.execute("delete from imports.import_row; delete from imports.import where kind = 'results'");
        }
        measure = measures.begin(secretary, laid.xu(), "2+14", arrived(ARRIVAL, 12));
        TestClock.set(DAY + "T15:00");
    }

    private static List<String> row(String name, String document, String phone, String at, String result) {
        return row(name, document, phone, at, result, "单管");
    }

    private static List<String> row(String name, String document, String phone, String at, String result, String pool) {
        return List.of("1", name, document, phone, at, "2022-02-10 14:00", result, "东阳市人民医院", "A0012345", pool);
    }

    private static List<String> xu(String at, String result) {
        return row("徐素珍", XU, "", at, result);
    }

    @SafeVarargs
    private Import bring(List<String>... rows) {
        return bring(secretary, rows);
    }

    @SafeVarargs
    private Import bring(Actor actor, List<String>... rows) {
        byte[] content = SyntheticLists.csv(StandardCharsets.UTF_8, HEADER, List.of(rows));
        return as(actor, () -> {
            ImportId id = imports.bring("results", actor.home(), "核酸结果.csv", new ByteArrayInputStream(content));
            for (int i = 0; i < 12_000 && imports.get(id).isRunning(); i++) {
                LockSupport.parkNanos(20_000_000);
            }
            return imports.get(id);
        });
    }

    private List<ImportAside<LabResultAside>> asides(Import job) {
        return as(secretary, () -> asides.of(job.id(), 100, LabResultAside.class));
    }

    private ImportAside<LabResultAside> onlyAside(Import job) {
        assertThat(List.of(job.read(), job.stored(), job.known(), job.aside(), job.refused()))
                .containsExactly(1, 0, 0, 1, 0);
        return asides(job).getFirst();
    }

    private List<Sample> samples() {
        return as(secretary, () -> allMeasures.samples(measure));
    }

    private TestResult result() {
        return samples().getLast().result();
    }

    private List<Task> alarms() {
        return measures.slots(secretary, measure, "care.alarm").stream()
                .filter(t -> t.isOpen() && t.datum("what").equals("positive"))
                .toList();
    }

    private static void assertCounts(Import job, int stored, int known, int aside, int refused) {
        assertThat(List.of(job.stored(), job.known(), job.aside(), job.refused()))
                .containsExactly(stored, known, aside, refused);
    }

    @Test
    void aResultIsEnteredWithTheSampleThatWasPlannedForThen() {
        assertCounts(bring(xu("2022/2/10 9:30", "阴性(-)")), 1, 0, 0, 0);
        assertThat(samples()).singleElement().satisfies(sample -> {
            assertThat(sample.result()).isEqualTo(TestResult.NEGATIVE);
            assertThat(sample.at()).isEqualTo(clock.at(DAY, java.time.LocalTime.of(9, 30)));
            assertThat(as(secretary, () -> allMeasures.laboratories(measure)).get(sample.id()))
                    .isEqualTo(new Laboratory("东阳市人民医院", "A0012345", clock.at(DAY, java.time.LocalTime.of(14, 0))));
        });
        assertThat(slot(measure, "care.sample", DAY).done()).isNotNull();
        assertThat(alarms()).isEmpty();
    }

    @Test
    void aResultIsEnteredForTheSampleThatAWorkerTook() {
        TestClock.set(DAY + "T09:40");
        measures.complete(worker, slot(measure, "care.sample", DAY), Map.of());
        TestClock.set(DAY + "T15:00");
        assertCounts(bring(xu("2022-02-10 9:30", "未检出")), 1, 0, 0, 0);
        assertThat(samples()).hasSize(1);
        assertThat(result()).isEqualTo(TestResult.NEGATIVE);
    }

    @Test
    void theSameFileTwiceIsKnown() {
        List<List<String>> rows = List.of(xu("2022-02-10 9:30", "阴"), xu("2022-02-10", "-"));
        assertCounts(bring(rows.get(0), rows.get(1)), 1, 1, 0, 0);
        assertCounts(bring(rows.get(0), rows.get(1)), 0, 2, 0, 0);
        assertThat(samples()).hasSize(1);
    }

    @Test
    void aPendingResultTakesTheSampleAndIsKnownOnceThereIsOne() {
        assertCounts(bring(xu("2022-02-10 9:30", "检测中")), 1, 0, 0, 0);
        assertThat(result()).isEqualTo(TestResult.PENDING);
        assertCounts(bring(xu("2022-02-10 9:30", "阴性")), 1, 0, 0, 0);
        assertCounts(bring(xu("2022-02-10 9:30", "待出")), 0, 1, 0, 0);
        assertThat(result()).isEqualTo(TestResult.NEGATIVE);
    }

    @Test
    void whoIsWithoutADocumentIsFoundByNameAndPhoneOrByTheTailOfANumber() {
        assertCounts(bring(row("徐素珍", "", "139 0579 0001", "2022-02-10 9:30", "阴性")), 1, 0, 0, 0);
        assertCounts(bring(row("徐素珍", "", "139****0001", "2022-02-10 9:30", "阴性")), 0, 1, 0, 0);
        assertThat(onlyAside(bring(row("徐素珍", "", "139****7777", "2022-02-10 9:30", "阴性")))
                        .detail())
                .satisfies(detail -> {
                    assertThat(detail.reason()).isEqualTo(Reason.NOBODY);
                    assertThat(detail.candidates()).containsExactly(laid.xu());
                });
    }

    @Test
    void nobodyAndSeveralAndAnotherNameAreSetAside() {
        String stranger = document("410101", "1991-01-02", 15).number();
        assertThat(onlyAside(bring(row("张三丰", stranger, "", "2022-02-10 9:30", "阴性")))
                        .detail()
                        .reason())
                .isEqualTo(Reason.NOBODY);
        assertThat(onlyAside(bring(row("徐素真", XU, "", "2022-02-10 9:30", "阴性"))).detail())
                .satisfies(detail -> {
                    assertThat(detail.reason()).isEqualTo(Reason.NAME);
                    assertThat(detail.candidates()).containsExactly(laid.xu());
                });
        HouseholdId household = as(secretary, () -> people.get(laid.fan()).household());
        as(secretary, () -> people.add(namesake(household)));
        assertThat(onlyAside(bring(row("徐素珍", "", "0001", "2022-02-10 9:30", "阴性")))
                        .detail())
                .satisfies(detail -> {
                    assertThat(detail.reason()).isEqualTo(Reason.SEVERAL);
                    assertThat(detail.candidates()).hasSize(2);
                });
    }

    private static org.linli.people.NewPerson namesake(org.linli.people.HouseholdId household) {
        return new org.linli.people.NewPerson(
                PersonId.next(),
                household,
                "徐素珍",
                citizen("1950-03-05", 244),
                null,
                null,
                org.linli.people.Relation.MEMBER,
                List.of(new org.linli.identity.Phone("13805790001")),
                java.util.Set.of());
    }

    @Test
    void whoIsUnderNoMeasureAndASampleThatWasNotPlannedAreSetAside() {
        String fan = citizen("1985-06-01", 11).number();
        assertThat(onlyAside(bring(row("范建国", fan, "", "2022-02-10 9:30", "阴性")))
                        .detail()
                        .reason())
                .isEqualTo(Reason.NO_MEASURE);
        assertThat(onlyAside(bring(xu("2022-02-09 9:30", "阴性"))).detail().reason())
                .isEqualTo(Reason.NO_SAMPLE);
        assertThat(onlyAside(bring(row("范建国", fan, "", "2022-02-10 9:30", "阳性"))))
                .satisfies(aside -> assertThat(aside.urgent()).isTrue());
    }

    @Test
    void timesThatCannotBeAndWordsThatSayNothingAreRefused() {
        Import job = bring(
                xu("2022-02-11 9:30", "阴性"),
                xu("1948-03-01 9:30", "阴性"),
                xu("2022-02-10 14:30", "阴性"),
                xu("2022-02-10 9:30", "一般"),
                row("", "", "", "2022-02-10 9:30", "阴性"),
                xu("", "阴性"));
        List<String> keys = as(secretary, () -> imports.refused(job.id(), 100)).stream()
                .map(ImportReason::key)
                .toList();
        assertThat(keys)
                .contains(
                        "imports.kind.results.refusal.future",
                        "imports.kind.results.refusal.unborn",
                        "imports.kind.results.refusal.order",
                        "imports.kind.results.refusal.result",
                        "imports.kind.results.refusal.sampled");
        assertThat(job.stored() + job.known() + job.aside()).isZero();
    }

    @Test
    void aPositiveResultRaisesTheAlarmAsOneEnteredByHand() {
        Import job = bring(xu("2022-02-10 9:30", "阳性"));
        assertCounts(job, 1, 0, 0, 0);
        assertThat(alarms()).hasSize(1);
        assertThat(as(secretary, () -> imports.warnings(job.id(), 10)))
                .extracting(ImportReason::key)
                .containsExactly("imports.kind.results.warning.positive");
    }

    @Test
    void aPositiveResultOfNoPlannedSampleIsEnteredAndAlarmsAtOnce() {
        Import job = bring(xu("2022-02-09 9:30", "+"));
        assertCounts(job, 1, 0, 0, 0);
        assertThat(alarms()).hasSize(1);
        assertThat(result()).isEqualTo(TestResult.POSITIVE);
        assertThat(as(secretary, () -> imports.warnings(job.id(), 10)))
                .extracting(ImportReason::key)
                .containsExactly("imports.kind.results.warning.unplanned");
        assertCounts(bring(xu("2022-02-09 9:30", "+")), 0, 1, 0, 0);
        assertThat(alarms()).hasSize(1);
    }

    @Test
    void aPositiveThatContradictsAlarmsAtOnceAndDismissingItPutsTheRecordBack() {
        bring(xu("2022-02-10 9:30", "阴性"));
        Import job = bring(xu("2022-02-10 9:30", "阳性"));
        ImportAside<LabResultAside> aside = onlyAside(job);
        assertThat(aside.urgent()).isTrue();
        assertThat(aside.detail().reason()).isEqualTo(Reason.CONTRADICTS);
        assertThat(aside.detail().recorded()).isEqualTo(TestResult.NEGATIVE);
        assertThat(alarms()).hasSize(1);
        assertThat(as(secretary, () -> asides.urgent("results"))).isEqualTo(1);

        assertThatThrownBy(() -> dismiss(job, " ")).isInstanceOf(Refused.class);
        dismiss(job, "实验室更正：报错了人");
        assertThat(result()).isEqualTo(TestResult.NEGATIVE);
        assertThat(alarms()).isEmpty();
        assertThat(as(secretary, () -> asides.urgent("results"))).isZero();
        assertThatThrownBy(() -> dismiss(job, "again")).isInstanceOf(Refused.class);
    }

    private void dismiss(Import job, String why) {
        as(secretary, () -> decisions.settle(job.id(), 2, new ImportGiven(LabResultDecision.DISMISSED, why)));
    }

    @Test
    void aNegativeThatContradictsChangesNothingUntilSomebodyDecides() {
        bring(xu("2022-02-10 9:30", "阳性"));
        Import job = bring(xu("2022-02-10 9:30", "阴性"));
        assertThat(onlyAside(job).urgent()).isFalse();
        assertThat(result()).isEqualTo(TestResult.POSITIVE);
        assign(job, samples().getLast().id());
        assertThat(result()).isEqualTo(TestResult.NEGATIVE);
        assertThat(alarms()).isEmpty();
        assertThat(asides(job).getFirst().settledAs()).isEqualTo("assigned");
    }

    private void assign(Import job, java.util.UUID place) {
        as(secretary, () -> decisions.settle(job.id(), 2, new ImportGiven(place.toString(), "")));
    }

    @Test
    void aPositivePoolMakesNobodyPositiveAndAsksForASingleSample() {
        Import job = bring(row("徐素珍", XU, "", "2022-02-10 9:30", "阳性", "10混1"));
        assertThat(onlyAside(job)).satisfies(aside -> {
            assertThat(aside.urgent()).isTrue();
            assertThat(aside.detail().reason()).isEqualTo(Reason.POOL);
        });
        assertThat(samples()).isEmpty();
        assertThat(alarms()).isEmpty();
        assign(job, slot(measure, "care.sample", DAY).id().value());
        assertThat(result()).isEqualTo(TestResult.INVALID);
        assertThat(measures.slots(secretary, measure, "care.sample"))
                .anyMatch(task -> task.done() == null && task.datum("again").equals("yes"));
        assertCounts(bring(row("徐素珍", XU, "", "2022-02-10 9:30", "灰", "20混1")), 0, 0, 1, 0);
    }

    @Test
    void aRowIsAssignedToTheCandidateOnItsPage() throws Exception {
        Import job = bring(row("徐素珍", "", "139****7777", "2022-02-10 9:30", "阴性"));
        var browser = new SignedIn(port, "secretary");
        Document list = browser.get("/imports/results/" + job.id());
        String path = "/imports/results/" + job.id() + "/rows/2";
        assertThat(list.select("#set-aside a").eachAttr("href")).contains(path);
        Document page = browser.get(path);
        assertThat(page.text()).contains("徐素珍").doesNotContain(XU).doesNotContain("13905790001");
        String place = page.expectFirst("form [name=answer]").val();
        Document after = browser.post(path, path, Map.of("answer", place));
        assertThat(after.expectFirst("#set-aside").text()).contains("已匹配");
        assertThat(result()).isEqualTo(TestResult.NEGATIVE);
        assertThat(browser.get("/care/" + measure).expectFirst("#samples").text())
                .contains("东阳市人民医院", "A0012345");
        assertThat(jdbcCount("select count(*) from access.audit_entry where action = 'care.results.assigned'"))
                .isPositive();
    }

    private long jdbcCount(String sql) throws SQLException {
        try (java.sql.Connection owner = TestDatabase.asOwner();
                Statement statement = owner.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    @Test
    void allThatAreUnderNoMeasureAreDismissedInOneActionButNoPositiveIs() throws Exception {
        Import job = bringManyOfNoMeasure(450);
        assertThat(job.aside()).isEqualTo(452);
        var browser = new SignedIn(port, "secretary");
        String path = "/imports/results/" + job.id();
        String reason = "imports.kind.results.aside.no-measure";
        Document shown = browser.get(path + "?reason=" + reason);
        assertThat(shown.select("#set-aside tbody tr")).hasSize(50);
        assertThat(shown.select("#set-aside .pager").text()).contains("451");
        assertThat(shown.select("#set-aside tr.table-danger")).hasSize(1);
        assertThat(shown.select("#set-aside tr.table-danger [name=rows]")).isEmpty();
        assertThat(shown.expectFirst("#many [name=all]").text()).contains("450");

        Document nothing = browser.post(path, path + "/rows", Map.of("all", "dismissed", "reason", reason, "why", " "));
        assertThat(nothing.select("#problem-why")).isNotEmpty();
        browser.post(path, path + "/rows", Map.of("all", "dismissed", "reason", reason, "why", "全员核酸，不在管控"));
        for (int i = 0; i < 200 && waiting(job) > 2; i++) {
            LockSupport.parkNanos(50_000_000);
        }
        assertThat(asides(job).stream().filter(aside -> !aside.isSettled()))
                .extracting(aside -> aside.detail().reason())
                .containsExactly(Reason.NO_MEASURE, Reason.NOBODY);
        assertThat(asides(job).getFirst().urgent()).isTrue();
        for (int i = 0; i < 50 && browser.get(path).select("#settling .alert").isEmpty(); i++) {
            LockSupport.parkNanos(50_000_000);
        }
        assertThat(browser.get(path).expectFirst("#settling").text()).contains("450 行不予采用");
        assertThat(jdbcCount("select count(*) from access.audit_entry where action = 'care.results.dismissed'"
                        + " and detail = '全员核酸，不在管控'"))
                .isEqualTo(450);
    }

    private Import bringManyOfNoMeasure(int rows) {
        String fan = citizen("1985-06-01", 11).number();
        var list = new ArrayList<List<String>>();
        for (int i = 0; i < rows; i++) {
            list.add(row("范建国", fan, "", "2022-02-10 9:30", "阴性"));
        }
        list.add(row("范建国", fan, "", "2022-02-10 9:30", "阳性"));
        list.add(row("查无此人", document("410101", "1991-01-02", 15).number(), "", "2022-02-10 9:30", "阴性"));
        @SuppressWarnings("unchecked")
        List<String>[] all = list.toArray(List[]::new);
        return bring(all);
    }

    private long waiting(Import job) {
        return as(secretary, () -> asides.of(job.id(), 1000, LabResultAside.class)).stream()
                .filter(aside -> !aside.isSettled())
                .count();
    }

    @Test
    @Tag("slow")
    void tenThousandRowsAreMatchedInSetsOfRows() {
        HouseholdId household = as(secretary, () -> people.get(laid.fan()).household());
        var tested = new ArrayList<List<String>>();
        for (int i = 0; i < 900; i++) {
            IdentityDocument document = citizen("19%02d-01-%02d".formatted(30 + i / 28, 1 + i % 28), 1 + i);
            as(secretary, () -> people.add(tested(household, document)));
            tested.add(row("应测人", document.number(), "", "2022-02-10 9:30", "阴性"));
        }
        var rows = new ArrayList<List<String>>();
        for (int i = 0; i < 10_000; i++) {
            rows.add(
                    i % 20 == 0
                            ? xu("2022-02-10 9:30", "阴性")
                            : i % 20 == 1
                                    ? row(
                                            "查无此人",
                                            document("410101", "1991-01-02", 15).number(),
                                            "",
                                            "2022-02-10",
                                            "阴")
                                    : tested.get(i % 900));
        }
        @SuppressWarnings("unchecked")
        List<String>[] all = rows.toArray(List[]::new);
        long began = System.nanoTime();
        Import job = bring(all);
        System.out.printf("10,000 results in %.1f s%n", (System.nanoTime() - began) / 1e9);
        assertCounts(job, 1, 499, 9_500, 0);
    }

    private static org.linli.people.NewPerson tested(
            org.linli.people.HouseholdId household, org.linli.identity.IdentityDocument document) {
        return new org.linli.people.NewPerson(
                PersonId.next(),
                household,
                "应测人",
                document,
                null,
                null,
                org.linli.people.Relation.MEMBER,
                List.of(),
                java.util.Set.of());
    }

    @Test
    void programsDecideAboutRowsOneByOneAndTogether() throws Exception {
        Import job = bringManyOfNoMeasure(3);
        String api = "http://localhost:" + port + "/api/v1/imports/results/" + job.id() + "/asides";
        JsonNode page = json.readTree(asked(api).execute().body());
        assertThat(page.at("/rows").size()).isEqualTo(5);
        assertThat(page.at("/rows/0/urgent").asBoolean()).isTrue();
        assertThat(page.at("/reasons/imports.kind.results.aside.no-measure").asInt())
                .isEqualTo(4);
        Connection one = asked(api + "/2").requestBody("{\"answer\":\"dismissed\",\"why\":\"不是本街道\"}");
        assertThat(one.method(Connection.Method.POST).execute().body()).contains("\"settled\":\"dismissed\"");
        assertThat(one.execute().statusCode()).isEqualTo(422);
        Connection unknown = asked(api).requestBody("{\"answer\":\"assigned\",\"rows\":[3]}");
        assertThat(unknown.method(Connection.Method.POST).execute().statusCode())
                .isEqualTo(422);
        Connection many = asked(api).requestBody("{\"answer\":\"dismissed\",\"why\":\"不在管\",\"rows\":[3,4]}");
        assertThat(many.method(Connection.Method.POST).execute().statusCode()).isEqualTo(202);
        for (int i = 0; i < 100 && waiting(job) > 2; i++) {
            LockSupport.parkNanos(50_000_000);
        }
        assertThat(waiting(job)).isEqualTo(2);
    }

    private Connection asked(String address) {
        return org.jsoup.Jsoup.connect(address)
                .header("Authorization", "Bearer " + fixture.token("secretary"))
                .header("Content-Type", "application/json")
                .ignoreContentType(true)
                .ignoreHttpErrors(true);
    }

    @Test
    void onlyWhoEntersResultsBringsThemInAndOnlyForPeopleOfTheirArea() {
        assertThatThrownBy(() -> bring(worker, xu("2022-02-10 9:30", "阴性"))).isInstanceOf(Forbidden.class);
        String wang = document("360424", "1992-02-29", 17).number();
        assertThat(onlyAside(bring(row("王大明", wang, "", "2022-02-10 9:30", "阳性")))
                        .detail())
                .satisfies(detail -> {
                    assertThat(detail.reason()).isEqualTo(Reason.NOBODY);
                    assertThat(detail.candidates()).isEmpty();
                });
        assertCounts(bring(fixture.actor("health"), xu("2022-02-10 9:30", "阴性")), 1, 0, 0, 0);
    }

    @Test
    void theApiTakesAListAndAnswersWhatIsSetAside() throws Exception {
        byte[] content = SyntheticLists.csv(
                StandardCharsets.UTF_8,
                HEADER,
                List.of(xu("2022-02-10 9:30", "阴性"), row("徐素真", XU, "", "2022-02-10 9:30", "阳性")));
        String token = fixture.token("secretary");
        Connection.Response sent = org.jsoup.Jsoup.connect("http://localhost:" + port + "/api/v1/imports/results")
                .header("Authorization", "Bearer " + token)
                .header("Accept-Language", "zh-CN")
                .ignoreContentType(true)
                .ignoreHttpErrors(true)
                .data("file", "核酸.csv", new ByteArrayInputStream(content))
                .method(Connection.Method.POST)
                .execute();
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(202);
        JsonNode answer = json.readTree(sent.body());
        for (int i = 0; i < 100 && !answer.at("/state").asString().equals("done"); i++) {
            LockSupport.parkNanos(50_000_000);
            answer = json.readTree(org.jsoup.Jsoup.connect("http://localhost:" + port + sent.header("Location"))
                    .header("Authorization", "Bearer " + token)
                    .ignoreContentType(true)
                    .execute()
                    .body());
        }
        assertThat(answer.at("/stored").asInt()).isEqualTo(1);
        assertThat(answer.at("/aside").asInt()).isEqualTo(1);
        JsonNode row = answer.at("/setAside/0");
        assertThat(row.at("/row").asInt()).isEqualTo(3);
        assertThat(row.at("/reason").asString()).isEqualTo("NAME");
        assertThat(row.at("/urgent").asBoolean()).isTrue();
        assertThat(row.at("/candidates/0").asString()).isEqualTo(laid.xu().toString());
        assertThat(row.at("/settled").asString("")).isEmpty();
    }
}
