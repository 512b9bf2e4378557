package org.linli.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.linli.policy.RiskAreaLists.row;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.linli.access.Acting;
import org.linli.divisions.Divisions;
import org.linli.imports.Import;
import org.linli.imports.ImportDecisions;
import org.linli.imports.ImportGiven;
import org.linli.imports.ImportId;
import org.linli.imports.ImportReason;
import org.linli.imports.Imports;
import org.linli.platform.Forbidden;
import org.linli.platform.Refused;
import org.linli.platform.sheet.Limits;
import org.linli.platform.sheet.SheetCell;
import org.linli.platform.sheet.SheetFile;
import org.linli.platform.sheet.SheetRows;
import org.linli.platform.sheet.Sheets;
import org.linli.testing.Fixture;
import org.linli.testing.LinliTest;
import org.linli.testing.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Lists of risk areas as the State Council's client publishes them: names, no codes. */
@Tag("slow")
@LinliTest
class RiskAreaImportTest {

    private static final LocalDate FEB_5 = LocalDate.of(2022, 2, 5);
    private static final LocalDate FEB_6 = LocalDate.of(2022, 2, 6);
    private static final String TITLE_5 = "截至2022年2月5日15时全国疫情中高风险区\n";
    private static final String TITLE_6 = "截至2022年2月6日9时全国疫情中高风险区\n";
    private static final String HEADER = "省,市,县（区）,名称,风险等级\n";
    private static final String WUCHANG = "湖北省,武汉市,武昌区,积玉桥小区,";
    private static final String WUXUE = "湖北省,黄冈市,武穴市,刊江街道,";
    private static final Map<String, String> REPLACE = Map.of("replace", "true");

    @LocalServerPort
    int port;

    @Autowired
    Imports imports;

    @Autowired
    Fixture fixture;

    @Autowired
    RiskPlaces riskPlaces;

    @Autowired
    Divisions divisions;

    @Autowired
    ImportDecisions decisions;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    RiskAreaLists lists;

    @BeforeEach
    void empty() {
        jdbc.sql("delete from policy.risk_place").update();
        lists = new RiskAreaLists(imports, fixture);
    }

    private List<ImportReason> refused(Import job) {
        return Acting.as(fixture.actor("command"), () -> imports.refused(job.id(), 100));
    }

    private void undo(Import job) {
        Acting.run(fixture.actor("command"), () -> imports.undo(job.id()));
    }

    @Test
    void aListOfTwelveHundredAndSixtyPlacesIsReadAsItWasPublishedInAFewSeconds() {
        var blocks = new LinkedHashMap<String, List<List<String>>>();
        blocks.put("高风险区", RiskAreaLists.places(divisions, 0, 400));
        blocks.put("中风险区", RiskAreaLists.places(divisions, 400, 860));
        long begun = System.nanoTime();
        Import job = lists.bring(RiskAreaLists.published("截至2022年2月6日15时全国疫情中高风险区", blocks), "高中风险区.xlsx", Map.of());
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        assertThat(refused(job)).isEmpty();
        assertThat(job.read()).isEqualTo(1260);
        assertThat(job.stored()).isEqualTo(1260);
        assertThat(took).isLessThan(Duration.ofSeconds(20));
        List<RiskPlace> all = riskPlaces.all();
        assertThat(all).hasSize(1260).allSatisfy(place -> {
            assertThat(place.from()).isEqualTo(FEB_6);
            assertThat(place.to()).isNull();
            assertThat(place.source()).isEqualTo("截至2022年2月6日15时全国疫情中高风险区");
        });
        assertThat(all).filteredOn(place -> place.level() == RiskLevel.HIGH).hasSize(400);
        List<String> last = blocks.get("中风险区").getLast();
        assertThat(all)
                .filteredOn(place -> place.part().equals(last.get(3)))
                .singleElement()
                .satisfies(place -> assertThat(RiskAreaLists.fullName(divisions, place.divisionCode()))
                        .isEqualTo(divisions.fullName(place.divisionCode(), Locale.CHINESE))
                        .isEqualTo(last.get(0).equals(last.get(1)) ? last.get(0) + last.get(2) : nameOf(last)));
    }

    private static String nameOf(List<String> place) {
        return place.get(0) + place.get(1) + place.get(2);
    }

    @Test
    void mergedCellsAreThoseOfTheRowAboveAsLongAsNothingLeftOfThemChanges() {
        lists.bring(TITLE_6 + HEADER + WUCHANG + "高风险\n,,,中南路街道,中风险\n,黄冈市,武穴市,刊江街道,中风险\n,,,石佛寺镇,中风险\n");
        assertThat(riskPlaces.all())
                .extracting(RiskPlace::divisionCode, RiskPlace::part, RiskPlace::level)
                .containsExactlyInAnyOrder(
                        tuple("420106", "积玉桥小区", RiskLevel.HIGH),
                        tuple("420106", "中南路街道", RiskLevel.MEDIUM),
                        tuple("421182", "刊江街道", RiskLevel.MEDIUM),
                        tuple("421182", "石佛寺镇", RiskLevel.MEDIUM));
    }

    @Test
    void aCountyLeftEmptyBesideAnotherCityIsNotThatOfTheRowAbove() {
        Import job = lists.bring(TITLE_6 + HEADER + WUCHANG + "高风险\n广东省,东莞市,,南城街道,中风险\n");
        assertThat(job.refused()).isZero();
        assertThat(riskPlaces.all())
                .extracting(RiskPlace::divisionCode, RiskPlace::name)
                .contains(tuple("441900", "广东省东莞市南城街道"));
    }

    @Test
    void municipalitiesAndCitiesWithoutCountiesAreFoundAsListsWriteThem() {
        Import job = lists.bring(
                TITLE_6 + HEADER + "北京市,北京市,朝阳区,某小区,高风险\n上海市,,浦东新区,某镇,高风险\n广东省,东莞市,虎门镇,某村,中风险\n重庆市,市辖区,渝北区,某苑,低风险\n");
        assertThat(refused(job)).isEmpty();
        assertThat(riskPlaces.all())
                .extracting(RiskPlace::divisionCode, RiskPlace::part)
                .containsExactlyInAnyOrder(
                        tuple("110105", "某小区"), tuple("310115", "某镇"), tuple("441900", "虎门镇某村"), tuple("500112", "某苑"));
    }

    @Test
    void aPlaceThatIsInNoListOfDivisionsIsRefusedWithWhatToDo() {
        Import job = lists.bring(TITLE_6 + HEADER + "陕西省,西安市,高新区,某小区,高风险\n某某省,某某市,某某县,某小区,高风险\n" + WUCHANG + "高风险\n");
        assertThat(job.stored()).isEqualTo(1);
        assertThat(refused(job))
                .extracting(ImportReason::row, ImportReason::column, ImportReason::key)
                .containsExactly(
                        tuple(3, "COUNTY", "policy.risk.refused.no-county"),
                        tuple(4, "COUNTY", "policy.risk.refused.unknown"));
        assertThat(refused(job).getFirst().args()).containsExactly("高新区", "陕西省西安市");
    }

    @Test
    void aRefusedRowComesBackWithWhatStoodAboveItAndIsReadOnceItIsCorrected() {
        Import job = lists.bring("截至2022年2月6日9时\n高风险区（2个）\n省,市,县,名称\n陕西省,西安市,雁塔区,甲小区\n,,,乙小区\n,咸阳市,高新区,丙小区\n");
        assertThat(job.stored()).isEqualTo(2);
        var out = new ByteArrayOutputStream();
        Acting.run(fixture.actor("command"), () -> imports.writeRefused(job.id(), out));
        List<List<String>> given = texts(out.toByteArray());
        assertThat(given)
                .hasSize(2)
                .last()
                .satisfies(cells -> assertThat(cells).startsWith("陕西省", "咸阳市", "高新区", "丙小区", "高风险", "截至2022年2月6日9时"));
        String corrected = String.join(",", given.getFirst()) + "\n"
                + String.join(",", given.getLast()).replace("高新区", "秦都区") + "\n";
        assertThat(lists.bring(corrected, Map.of("from", "2022-02-06")).stored())
                .isEqualTo(1);
        assertThat(riskPlaces.all())
                .extracting(RiskPlace::part, RiskPlace::level, RiskPlace::source)
                .contains(tuple("丙小区", RiskLevel.HIGH, "截至2022年2月6日9时"));
    }

    private static List<List<String>> texts(byte[] workbook) {
        try {
            Path file = Files.createTempFile("refused", ".xlsx");
            Files.write(file, workbook);
            try (SheetFile sheets = Sheets.open(file, "refused.xlsx", Limits.standard());
                    SheetRows rows = sheets.rows(sheets.sheets().getFirst())) {
                var texts = new ArrayList<List<String>>();
                rows.forEachRemaining(found ->
                        texts.add(found.cells().stream().map(SheetCell::shown).toList()));
                return texts;
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void anAmbiguousPlaceIsSetAsideOnceAndThenKnown() throws Exception {
        String list = HEADER + ",,鼓楼区,某小区,高风险\n";
        Import job = lists.bring(TITLE_5 + list);
        assertThat(job.aside()).isEqualTo(1);
        assertThat(riskPlaces.all()).isEmpty();
        riskPlaces.put(List.of(new RiskPlace("350102", "福建省福州市鼓楼区某小区", "某小区", RiskLevel.HIGH, FEB_5, null, "通告")));
        assertThat(lists.bring(TITLE_6 + list).known()).isEqualTo(1);
    }

    @Test
    void theListHoldsFromTheDayInItsTitleUnlessAnotherIsAnswered() {
        lists.bring(TITLE_5 + HEADER + WUCHANG + "高风险\n");
        assertThat(riskPlaces.all()).extracting(RiskPlace::from).containsExactly(FEB_5);
        lists.bring(TITLE_5 + HEADER + WUXUE + "高风险\n", Map.of("from", "2022-02-03"));
        assertThat(riskPlaces.all()).extracting(RiskPlace::from).contains(LocalDate.of(2022, 2, 3));
    }

    @Test
    void theListOfTheNextDayRepeatsWhatStandsAndEndsALevelThatChanged() {
        lists.bring(TITLE_5 + HEADER + WUCHANG + "中风险\n" + WUXUE + "中风险\n");
        Import next = lists.bring(TITLE_6 + HEADER + WUCHANG + "高风险\n" + WUXUE + "中风险\n");
        assertThat(next.stored()).isEqualTo(1);
        assertThat(next.known()).isEqualTo(1);
        assertThat(riskPlaces.all())
                .extracting(RiskPlace::divisionCode, RiskPlace::level, RiskPlace::from, RiskPlace::to)
                .containsExactlyInAnyOrder(
                        tuple("420106", RiskLevel.MEDIUM, FEB_5, FEB_5),
                        tuple("420106", RiskLevel.HIGH, FEB_6, null),
                        tuple("421182", RiskLevel.MEDIUM, FEB_5, null));
    }

    @Test
    void whatACompleteListNoLongerHasEndsTheDayBeforeIt() {
        String first = TITLE_5 + HEADER + WUCHANG + "高风险\n" + WUXUE + "高风险\n";
        String second = TITLE_6 + HEADER + WUXUE + "高风险\n";
        lists.bring(first);
        lists.bring(second);
        assertThat(riskPlaces.all()).extracting(RiskPlace::to).containsOnlyNulls();
        lists.bring(second, REPLACE);
        assertThat(riskPlaces.all())
                .extracting(RiskPlace::divisionCode, RiskPlace::to)
                .containsExactlyInAnyOrder(tuple("420106", FEB_5), tuple("421182", null));
        assertThat(riskPlaces.riskOf(List.of("420106"), FEB_5)).isEqualTo(RiskLevel.LOCAL_CASES);
        assertThat(riskPlaces.riskOf(List.of("420106"), FEB_6)).isEqualTo(RiskLevel.NONE);
    }

    @Test
    void aCompleteListEndsNothingThatARowSetAsideMayMean() {
        riskPlaces.put(List.of(
                new RiskPlace("350102", "福建省福州市鼓楼区某小区", "某小区", RiskLevel.HIGH, FEB_5, null, "通告"),
                new RiskPlace("320106", "江苏省南京市鼓楼区某小区", "某小区", RiskLevel.HIGH, FEB_5, null, "通告")));
        Import job = lists.bring(TITLE_6 + HEADER + ",,鼓楼区,某小区,高风险\n" + WUCHANG + "高风险\n", REPLACE);
        assertThat(job.aside()).isEqualTo(1);
        assertThat(riskPlaces.all()).hasSize(3).extracting(RiskPlace::to).containsOnlyNulls();
    }

    private void putTwoEstatesOfOneName() {
        riskPlaces.put(List.of(
                new RiskPlace("350102", "福建省福州市鼓楼区某小区", "某小区", RiskLevel.HIGH, FEB_5, null, "通告"),
                new RiskPlace("320106", "江苏省南京市鼓楼区某小区", "某小区", RiskLevel.HIGH, FEB_5, null, "通告")));
    }

    private Map<String, LocalDate> ends() {
        var ends = new LinkedHashMap<String, LocalDate>();
        riskPlaces.all().stream()
                .filter(place -> place.part().equals("某小区"))
                .forEach(place -> ends.put(place.divisionCode(), place.to()));
        return ends;
    }

    @Test
    void whatACompleteListDoesNotMeanAfterAllEndsWhenItsRowIsChosen() throws Exception {
        putTwoEstatesOfOneName();
        List<RiskPlace> before = riskPlaces.all();
        Import job = lists.bring(TITLE_6 + HEADER + ",,鼓楼区,某小区,高风险\n", REPLACE);
        var browser = new SignedIn(port, "command", "en");
        String path = "/imports/risk-areas/" + job.id();
        assertThat(browser.get(path).expectFirst("#spared").text()).contains("2 places");
        choose(job, 3, "350102");
        assertThat(ends()).containsEntry("350102", null).containsEntry("320106", FEB_5);
        Document page = browser.get(path);
        assertThat(page.select("#spared")).isEmpty();
        assertThat(page.expectFirst("#ended").text()).contains("1 place no longer on the list has been ended");
        undo(job);
        assertThat(riskPlaces.all()).containsExactlyInAnyOrderElementsOf(before);
    }

    @Test
    void whatAnotherRowOfTheListNamesOrMayMeanStaysWhenOneIsChosen() {
        putTwoEstatesOfOneName();
        String doubtful = ",,鼓楼区,某小区,高风险\n";
        Import twice = lists.bring(TITLE_6 + HEADER + doubtful + doubtful, REPLACE);
        choose(twice, 3, "350102");
        assertThat(ends()).containsEntry("350102", null).containsEntry("320106", null);
        choose(twice, 4, "350102");
        assertThat(ends()).containsEntry("350102", null).containsEntry("320106", FEB_5);
        empty();
        putTwoEstatesOfOneName();
        Import named = lists.bring(TITLE_6 + HEADER + doubtful + "江苏省,南京市,鼓楼区,某小区,高风险\n", REPLACE);
        choose(named, 3, "350102");
        assertThat(ends()).containsEntry("350102", null).containsEntry("320106", null);
    }

    @Test
    void whatALaterListNamesStaysWhenARowOfAnEarlierOneIsChosen() {
        putTwoEstatesOfOneName();
        Import job = lists.bring(TITLE_6 + HEADER + ",,鼓楼区,某小区,高风险\n", REPLACE);
        lists.bring(TITLE_6 + HEADER + "江苏省,南京市,鼓楼区,某小区,高风险\n");
        choose(job, 3, "350102");
        assertThat(ends()).containsEntry("320106", null);
    }

    @Test
    void aListThatReplacesNothingEndsNothingWhenARowIsChosen() {
        putTwoEstatesOfOneName();
        Import job = lists.bring(TITLE_6 + HEADER + ",,鼓楼区,某小区,高风险\n");
        choose(job, 3, "350102");
        assertThat(ends()).containsEntry("320106", null);
    }

    @Test
    void aCompleteListWithRefusedRowsSaysThatTheirPlacesMayHaveEnded() throws Exception {
        Import job = lists.bring(TITLE_6 + HEADER + WUCHANG + "高风险\n陕西省,西安市,高新区,某小区,高风险\n", REPLACE);
        String page = new SignedIn(port, "command")
                .get("/imports/risk-areas/" + job.id())
                .text();
        assertThat(page).contains("有 1 行未导入");
        Import other = lists.bring(TITLE_6 + HEADER + WUXUE + "高风险\n陕西省,西安市,高新区,某小区,高风险\n");
        assertThat(new SignedIn(port, "command")
                        .get("/imports/risk-areas/" + other.id())
                        .text())
                .doesNotContain("行未导入");
    }

    @Test
    void aListThatIsTakenBackLeavesEverythingAsItWasBefore() {
        lists.bring(TITLE_5 + HEADER + WUCHANG + "高风险\n" + WUXUE + "中风险\n");
        List<RiskPlace> before = riskPlaces.all();
        Import job = lists.bring(TITLE_6 + HEADER + WUXUE + "高风险\n湖北省,黄冈市,黄州区,某村,高风险\n", REPLACE);
        assertThat(riskPlaces.all()).hasSize(4);
        assertThat(riskPlaces.riskOf(List.of("420106"), FEB_6)).isEqualTo(RiskLevel.NONE);
        undo(job);
        assertThat(riskPlaces.all()).containsExactlyInAnyOrderElementsOf(before);
        assertThat(riskPlaces.riskOf(List.of("420106"), FEB_6)).isEqualTo(RiskLevel.LOCAL_CASES);
        assertThatThrownBy(() -> undo(job)).isInstanceOf(Refused.class);
    }

    @Test
    void theButtonThatTakesAListBackSaysWhatThatBringsBack() throws Exception {
        lists.bring(TITLE_5 + HEADER + WUCHANG + "高风险\n湖北省,武汉市,武昌区,某村,高风险\n" + WUXUE + "中风险\n");
        Import job = lists.bring(TITLE_6 + HEADER + WUXUE + "高风险\n湖北省,黄冈市,黄州区,某村,高风险\n", REPLACE);
        String undo = "form[action$=undo] button";
        String path = "/imports/risk-areas/" + job.id();
        assertThat(new SignedIn(port, "command", "en")
                        .get(path)
                        .expectFirst(undo)
                        .text())
                .isEqualTo("Undo: 2 places are taken off the list, 2 that it ended are listed again,"
                        + " 1 is as it was before");
        assertThat(new SignedIn(port, "command").get(path).expectFirst(undo).text())
                .isEqualTo("撤销导入：移出 2 个地区，恢复被本名单结束的 2 个地区，1 个地区恢复原有等级和期限");
    }

    @Test
    void aListThatALaterOneBuildsUponIsNotTakenBackBeforeThat() {
        Import first = lists.bring(TITLE_5 + HEADER + WUCHANG + "高风险\n");
        Import second = lists.bring(TITLE_6 + HEADER + WUCHANG + "高风险\n");
        assertThatThrownBy(() -> undo(first))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("policy.risk.undo.later");
        undo(second);
        undo(first);
        assertThat(riskPlaces.all()).isEmpty();
    }

    @Test
    void aRowIsNotChosenWhileItsListIsTakenBack() throws Exception {
        Import job = lists.bring(TITLE_6 + HEADER + ",,鼓楼区,某小区,高风险\n" + WUCHANG + "高风险\n");
        var refused = new AtomicReference<Refused>();
        var choice = new Thread(() -> {
            try {
                choose(job, 3, "350102");
            } catch (Refused expected) {
                refused.set(expected);
            }
        });
        Acting.run(
                fixture.actor("command"),
                () -> transaction.executeWithoutResult(status -> {
                    imports.undo(job.id());
                    choice.start();
                    awaitEndOrLock(choice);
                }));
        choice.join();
        assertThat(refused.get()).hasMessageContaining("imports.refusal.over");
        assertThat(riskPlaces.all()).isEmpty();
    }

    private void choose(Import job, int row, String code) {
        Acting.run(fixture.actor("command"), () -> decisions.settle(job.id(), row, new ImportGiven(code, "")));
    }

    /** Until it is over or waits for what this transaction holds. */
    private void awaitEndOrLock(Thread other) {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (other.isAlive() && !isAwaited() && System.nanoTime() < end) {
            LockSupport.parkNanos(20_000_000);
        }
    }

    private boolean isAwaited() {
        return jdbc.sql("""
                        select exists (select from pg_stat_activity
                                        where pg_backend_pid() = any(pg_blocking_pids(pid)))
                        """).query(Boolean.class).single();
    }

    @Test
    void aSecretaryBringsNoListOfRiskAreasIn() {
        byte[] content = (TITLE_5 + HEADER + WUCHANG + "高风险\n").getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> Acting.as(
                        fixture.actor("secretary"),
                        () -> imports.bring(
                                "risk-areas", Fixture.XIFAN, "a.csv", new ByteArrayInputStream(content), Map.of())))
                .isInstanceOf(Forbidden.class);
        assertThat(riskPlaces.all()).isEmpty();
    }

    @Test
    void softwareBringsAListInWithItsAnswersAsFields() throws Exception {
        riskPlaces.put(List.of(new RiskPlace("410523", "河南省安阳市汤阴县", RiskLevel.LOW, FEB_5, null, "通告")));
        String list = HEADER + ",,鼓楼区,某小区,高风险\n" + WUCHANG + "高风险\n陕西省,西安市,高新区,某小区,高风险\n";
        assertThat(send("secretary", list, row("from", "2022-02-06")).statusCode())
                .isEqualTo(403);
        HttpResponse<String> open = send("command", list, List.of());
        assertThat(open.statusCode()).isEqualTo(422);
        assertThat(open.body()).contains("from");
        HttpResponse<String> taken = send("command", list, row("from", "2022-02-06", "replace", "true"));
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(202);
        String id = json(taken).at("/id").asString();
        Acting.as(fixture.actor("command"), () -> lists.done(ImportId.of(id)));
        JsonNode done = json(call(
                HttpRequest.newBuilder(at("/api/v1/imports/risk-areas/" + id)).GET(), "command"));
        assertThat(List.of("state", "read", "stored", "known", "aside", "refused", "ended"))
                .extracting(field -> done.at("/" + field).asString())
                .containsExactly("done", "3", "1", "0", "1", "1", "1");
        assertThat(done.at("/rows/0/reason").asString()).contains("高新区");
        assertThat(done.at("/choices/0/row").asInt()).isEqualTo(2);
        assertThat(done.at("/choices/0/candidates").toString()).contains("350102", "福建省福州市鼓楼区");
    }

    private HttpResponse<String> send(String who, String csv, List<String> answers) throws Exception {
        var body = new StringBuilder();
        for (int at = 0; at < answers.size(); at += 2) {
            body.append("--line\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                    .formatted(answers.get(at), answers.get(at + 1)));
        }
        body.append("--line\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\n")
                .append(csv)
                .append("\r\n--line--\r\n");
        return call(
                HttpRequest.newBuilder(at("/api/v1/imports/risk-areas"))
                        .header("Content-Type", "multipart/form-data; boundary=line")
                        .POST(BodyPublishers.ofString(body.toString())),
                who);
    }

    private HttpResponse<String> call(HttpRequest.Builder request, String who) throws Exception {
        request.header("Authorization", "Bearer " + fixture.token(who)).header("Accept-Language", "zh-CN");
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    }

    private URI at(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return new JsonMapper().readTree(answer.body());
    }
}
