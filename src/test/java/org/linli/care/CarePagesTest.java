package org.linli.care;

import static org.assertj.core.api.Assertions.assertThat;
import static org.linli.care.CareFixture.arrived;

import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.linli.access.Acting;
import org.linli.tasks.Task;
import org.linli.testing.Fixture;
import org.linli.testing.TestClock;

/** The pages of Today and of care as a browser gets them. */
@Tag("slow")
class CarePagesTest extends CareTesting {

    @TempDir
    Path folder;

    MeasureId measure;

    @BeforeEach
    void begin() {
        measure = measures.begin(secretary, laid.xu(), "2+14", arrived(LocalDate.of(2022, 2, 7), 12));
        TestClock.set("2022-02-08T08:00");
    }

    @Test
    void todayShowsTheWorkerTheNextTaskAndTheProgress() throws Exception {
        Document page = new Browser("worker").get("/today");
        assertThat(page.select("#next").text()).contains("徐素珍").contains("测体温");
        assertThat(page.select(".ring").attr("aria-label")).contains("共");
        assertThat(page.select(".task-line")).isNotEmpty();
        assertThat(page.select("[style]")).isEmpty();
    }

    @Test
    void theReleaseIsTheMainButtonOnceItIsDueAndSaysBeforeFromWhen() throws Exception {
        Element early = new Browser("secretary").get("/care/" + measure).expectFirst("#release");
        assertThat(early.hasClass("btn-primary")).isFalse();
        assertThat(early.text()).isEqualTo("2月21日 17:00 起可确认解除");
        TestClock.set("2022-02-21T17:30");
        Element due = new Browser("secretary").get("/care/" + measure).expectFirst("#release");
        assertThat(due.hasClass("btn-primary")).isTrue();
        assertThat(due.text()).isEqualTo("去确认解除");
    }

    @Test
    void whatWasStoredIsSaidWithTheNameAndLeadsBackToPutItRight() throws Exception {
        var browser = new Browser("worker");
        Task task = measures.slots(secretary, measure, "care.temperature").getFirst();
        Document form = browser.get("/tasks/" + task.id());
        Document next =
                browser.post(form, "/tasks/" + task.id(), Map.of("completion", completion(form), "celsius", "36.8"));
        assertThat(next.expectFirst(".alert-success").text()).contains("徐素珍").contains("36.8");
        assertThat(next.expectFirst(".alert-success a").attr("href")).startsWith("/tasks/" + task.id() + "?correct=");
    }

    @Test
    void aPositiveResultIsSaidWithTheNameAndWhatFollows() throws Exception {
        TestClock.set("2022-02-10T09:00");
        measures.complete(worker, slot(measure, "care.sample", LocalDate.of(2022, 2, 10)), Map.of());
        UUID sample =
                as(secretary, () -> allMeasures.samples(measure)).getFirst().id();
        var browser = new Browser("secretary");
        Document page = browser.get("/care/" + measure);
        String said = browser.post(page, "/care/" + measure + "/results/" + sample, Map.of("result", "POSITIVE"))
                .expectFirst(".alert-success")
                .text();
        assertThat(said).contains("徐素珍", "阳性", "已登记并报警", "小区书记", "街道指挥部", "不要外出", "疾控");
        String corrected = browser.post(page, "/care/" + measure + "/results/" + sample, Map.of("result", "NEGATIVE"))
                .expectFirst(".alert-success")
                .text();
        assertThat(corrected).contains("徐素珍", "阴性").doesNotContain("报警");
    }

    @Test
    void aMeasureWithAChineseNameHasAnEnglishOneToo() throws Exception {
        MeasureId hand = measures.begin(secretary, laid.li(), "7+0入境", arrived(LocalDate.of(2022, 2, 7), 12));
        var browser = new Browser("health");
        assertThat(browser.get("/care/" + hand).expectFirst("h1 .badge").text()).isEqualTo("7+0入境");
        browser.post(browser.get("/today"), "/language", Map.of("to", "en"));
        for (String path : java.util.List.of("/care/" + hand, "/care?state=ALL", "/policies", "/care/" + measure)) {
            assertThat(browser.get(path)
                            .select(".badge, .protocol-code, h1 .badge, select[name=protocol]")
                            .text())
                    .as(path)
                    .doesNotContain("入境", "三天两检");
        }
        assertThat(browser.get("/care/" + hand).expectFirst("h1 .badge").text()).isEqualTo("7+0 inbound");
        assertThat(browser.get("/policies").text()).contains("2 tests in 3 days");
        browser.post(browser.get("/today"), "/language", Map.of("to", "zh"));
    }

    @Test
    void whatWasMissedStaysSoOnItsPagesWithTheLateValueBesideIt() throws Exception {
        Task task = measures.slots(secretary, measure, "care.temperature").getFirst();
        TestClock.set("2022-02-10T09:00");
        measures.complete(worker, task, Map.of("celsius", "36.8"));
        var browser = new Browser("secretary");
        assertThat(browser.get("/care/" + measure)
                        .select("a.cell-missed[href$=" + task.id() + "]")
                        .text())
                .contains("36.8")
                .contains("漏做，02-10 09:00 补录");
        assertThat(browser.get("/care/" + measure).select("#temperatures").text())
                .contains("漏做后补录");
        assertThat(browser.get("/tasks/" + task.id())
                        .select(".page-head .badge")
                        .text())
                .isEqualTo("漏做，02-10 09:00 补录");
        Document sheet = browser.get("/statements/" + Fixture.XIFAN.slug() + "/2022-02-08");
        assertThat(sheet.select("a.part[href*=checks.missed]").eachText()).containsExactlyInAnyOrder("事后补录 1", "未补 1");
        assertThat(browser.get("/statements/" + Fixture.XIFAN.slug() + "/2022-02-08/checks.missed")
                        .select(".row-list")
                        .text())
                .contains("事后补录：36.8 ℃，02-10 09:00");
    }

    @Test
    void theFormAsksForTheTemperatureWithoutPresettingIt() throws Exception {
        Task task = measures.slots(secretary, measure, "care.temperature").getFirst();
        Document page = new Browser("worker").get("/tasks/" + task.id());
        Element field = page.selectFirst("input[name=celsius]");
        assertThat(field).isNotNull();
        assertThat(field.attr("inputmode")).isEqualTo("decimal");
        assertThat(field.val()).isEmpty();
        assertThat(page.select("[data-shown-when]:has([name=symptoms])").attr("data-shown-when"))
                .isEqualTo("celsius>=37.3|unwell=yes");
    }

    @Test
    void aWrongAnswerIsShownBesideItsFieldAndNothingTypedIsLost() throws Exception {
        var browser = new Browser("worker");
        Task task = measures.slots(secretary, measure, "care.temperature").getFirst();
        Document form = browser.get("/tasks/" + task.id());
        Document answer = browser.post(
                form, "/tasks/" + task.id(), Map.of("completion", completion(form), "celsius", "365", "note", "在门口"));
        assertThat(answer.select("#problem-celsius").text()).contains("34.0").contains("43.0");
        assertThat(answer.select("input[name=celsius]").val()).isEqualTo("365");
        assertThat(answer.select("textarea[name=note]").text()).isEqualTo("在门口");
        assertThat(completion(answer)).isEqualTo(completion(form));
    }

    @Test
    void aDoneTaskLeadsBackToTodayAndItsNextTask() throws Exception {
        var browser = new Browser("worker");
        Task task = measures.slots(secretary, measure, "care.temperature").getFirst();
        Document form = browser.get("/tasks/" + task.id());
        Document today =
                browser.post(form, "/tasks/" + task.id(), Map.of("completion", completion(form), "celsius", "36.5"));
        assertThat(today.select(".alert-success").text()).contains("36.5");
        assertThat(today.select(".task-done").text()).contains("已完成");
        assertThat(Acting.as(secretary, () -> tasks.get(task.id())).done()).isNotNull();
    }

    @Test
    void theMeasureSaysMonitoringAndUntilWhen() throws Exception {
        TestClock.set("2022-02-18T08:00");
        Document page = new Browser("secretary").get("/care/" + measure);
        assertThat(page.select(".care-remaining").text()).isEqualTo("还需健康监测 3 天，2月21日解除");
        assertThat(page.text()).doesNotContain("还需隔离").contains("不隔离，可以正常出门");
        assertThat(page.select(".strip > li")).hasSizeGreaterThanOrEqualTo(14);
        assertThat(page.select(".conditions .fails").text()).contains("第 3 天未采样");
        assertThat(page.select("[style]")).isEmpty();
    }

    @Test
    void theListShowsTodaysChecksAndIsExportedAsShown() throws Exception {
        var browser = new Browser("secretary");
        Document page =
                browser.get("/care?state=ACTIVE&protocol=2%2B14&q=" + URLEncoder.encode("徐", StandardCharsets.UTF_8));
        assertThat(page.select("#list-rows tbody tr").text()).contains("徐素珍");
        assertThat(page.select("td[data-label=今日]").text()).isEqualTo("0/2");
        assertThat(browser.status("/care.xlsx?state=ACTIVE")).isEqualTo(200);
        assertThat(browser.get("/care?state=ENDED").select("#list-rows tbody tr"))
                .isEmpty();
    }

    @Test
    void theListMarksFeverPositiveAndMissedWithAWordAndAnIcon() throws Exception {
        TestClock.set("2022-02-10T09:00");
        measures.complete(
                secretary,
                measures.slots(secretary, measure, "care.temperature").get(4),
                Map.of("celsius", "38.5", "symptoms", java.util.List.of("cough")));
        measures.complete(
                secretary, measures.slots(secretary, measure, "care.sample").getFirst(), Map.of("result", "positive"));
        Elements marks = new Browser("secretary").get("/care").select("#list-rows .badge.bg-red-lt");
        assertThat(marks.eachText()).containsExactly("阳性", "发热", "漏做 4 次");
        assertThat(marks).allSatisfy(mark -> assertThat(mark.select("svg")).hasSize(1));
        Document page = new Browser("secretary").get("/care/" + measure);
        assertThat(page.expectFirst("#danger").text()).contains("不要外出");
        assertThat(page.text())
                .as("nobody with a fever or a positive test is told so")
                .doesNotContain("可以正常出门");
    }

    @Test
    void theFormOfAnExtensionComesWithTheDaysOfTheProtocol() throws Exception {
        TestClock.set("2022-02-11T09:00");
        Document page = new Browser("secretary").get("/care/" + measure);
        assertThat(page.select("input[name=days]").val()).isEqualTo("1");
        assertThat(page.select("input[name=test]").hasAttr("checked")).isTrue();
        assertThat(page.select(".form-hint").text()).contains("按规定延长 1 天");
    }

    @Test
    void anExtensionWithoutAReasonIsRefusedBesideTheField() throws Exception {
        var browser = new Browser("secretary");
        Document page = browser.get("/care/" + measure);
        Document refused =
                browser.post(page, "/care/" + measure + "/extend", Map.of("version", "0", "days", "99", "reason", ""));
        assertThat(refused.select("#problem-days").text()).contains("30");
        assertThat(refused.select("input[name=days]").val()).isEqualTo("99");
        Document done = browser.post(
                refused, "/care/" + measure + "/extend", Map.of("version", "0", "days", "2", "reason", "第3天未采样"));
        assertThat(done.text()).contains("第3天未采样").contains("2月23日");
    }

    @Test
    void aDecisionThatCannotBeReadComesBackWithAllThatWasTyped() throws Exception {
        var browser = new Browser("secretary");
        Document page = browser.get("/care/" + measure);
        Document refused = browser.post(
                page, "/care/" + measure + "/death", Map.of("version", "0", "on", "前天晚上", "reason", "在医院去世"));
        assertThat(refused.select("#problem-on").text()).isNotBlank();
        assertThat(refused.select("#f-on").val()).isEqualTo("前天晚上");
        assertThat(refused.select("#f-reason-death").text()).isEqualTo("在医院去世");
        Document without = browser.post(page, "/care/" + measure + "/end", Map.of("reason", "登记错人"));
        assertThat(without.select(".alert-danger").text()).contains("再决定");
        assertThat(without.select("#f-reason-end").text()).isEqualTo("登记错人");
        assertThat(get(measure).isActive()).isTrue();
    }

    @Test
    void whatWasTypedIsKeptWhenSomebodyElseWasFaster() throws Exception {
        var browser = new Browser("secretary");
        Document page = browser.get("/care/" + measure);
        Acting.run(secretary, () -> care.extend(measure, 0, 1, false, "发热观察"));
        Document late = browser.post(
                page, "/care/" + measure + "/extend", Map.of("version", "0", "days", "3", "reason", "第3天未采样"));
        assertThat(late.select(".alert-danger").text()).contains("有人改过");
        assertThat(late.select("#f-reason-extend").text()).isEqualTo("第3天未采样");
        assertThat(late.select("#f-days").val()).isEqualTo("3");
        assertThat(late.text()).contains("发热观察");
        String again = late.select("form[action*=/extend] input[name=version]").val();
        Document done = browser.post(
                late, "/care/" + measure + "/extend", Map.of("version", again, "days", "3", "reason", "第3天未采样"));
        assertThat(done.text()).contains("第3天未采样").contains("2月25日");
    }

    @Test
    void aTransferChoosesAmongTheCommunitiesByName() throws Exception {
        var browser = new Browser("secretary");
        Document page = browser.get("/care/" + measure);
        assertThat(page.select("#f-area option").eachText())
                .contains("西楼自然村", "西范小区")
                .allSatisfy(name -> assertThat(name).doesNotContain("网格").doesNotContain("."));
        Document refused = browser.post(
                page,
                "/care/" + measure + "/transfer",
                Map.of("version", "0", "address", "第1小网格20号", "reason", "投靠女儿"));
        assertThat(refused.select("#problem-area").text()).contains("小区");
        assertThat(refused.select("#f-address").val()).isEqualTo("第1小网格20号");
        browser.post(
                refused,
                "/care/" + measure + "/transfer",
                Map.of("version", "0", "area", Fixture.XILOU.slug(), "address", "第1小网格20号", "reason", "投靠女儿"));
        assertThat(ending(measure).outcome()).isEqualTo(Outcome.TRANSFERRED);
        assertThat(as(org.linli.access.Actor.SYSTEM, () -> allMeasures.active(laid.xu()))
                        .orElseThrow()
                        .path()
                        .value())
                .startsWith(Fixture.XILOU.value());
    }

    @Test
    void theExportNamesPlacesAsThePageDoes() throws Exception {
        var browser = new Browser("secretary");
        measures.begin(secretary, laid.li(), "2+14", arrived(LocalDate.of(2022, 2, 7), 12));
        String sheet = browser.sheet("/care.xlsx");
        assertThat(sheet)
                .contains("西范小区 · ", "2组3号302室")
                .doesNotContain("330783005")
                .doesNotContain("xifan");
        assertThat(browser.get("/care").select("#list-rows td").eachText()).contains("2组3号302室");
    }

    @Test
    void anAreaOutOfScopeIsRefusedInAListAndInAnExportAsOnItsPage() throws Exception {
        var browser = new Browser("secretary");
        for (String list : java.util.List.of("/care", "/care.xlsx", "/arrivals", "/arrivals.xlsx", "/people.xlsx")) {
            assertThat(browser.status(list + "?area=" + Fixture.XILOU.slug()))
                    .as(list)
                    .isEqualTo(browser.status("/area/" + Fixture.XILOU.slug()))
                    .isEqualTo(403);
            assertThat(browser.status(list + "?area=330783005.nowhere"))
                    .as(list)
                    .isEqualTo(404);
        }
    }

    @Test
    void thePersonsPageShowsTheNextCheckBesideTheRelease() throws Exception {
        Element story = new Browser("secretary")
                .get("/people/" + laid.xu())
                .select("ol.story")
                .first();
        assertThat(java.util.Objects.requireNonNull(story).text()).contains("测体温", "第 1 天 · 早");
    }

    @Test
    void aWorkerMayNotDecideAboutAMeasure() throws Exception {
        var browser = new Browser("worker");
        Document page = browser.get("/care/" + measure);
        assertThat(page.select("form[action*=/extend]")).isEmpty();
        assertThat(browser.post(page, "/care/" + measure + "/end", Map.of("version", "0", "reason", "x"))
                        .text())
                .contains("您的角色无权这样做");
    }

    @Test
    void everyPageReadsInEnglishToo() throws Exception {
        var browser = new Browser("command");
        Document home = browser.get("/today");
        browser.post(home, "/language", Map.of("to", "en"));
        assertThat(browser.get("/today").text()).contains("Today").doesNotContain("今日");
        assertThat(browser.get("/care").text()).contains("Day 1 of 14");
        assertThat(browser.get("/care/" + measure).text())
                .contains("free to go out")
                .contains("release on 21 Feb");
        assertThat(browser.get("/care/results").text()).contains("No results are pending");
    }

    private static String completion(Document page) {
        return page.select("input[name=completion]").val();
    }

    /** A signed-in browser, as far as HTTP goes. */
    private final class Browser {

        private final HttpClient http = HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();

        Browser(String username) throws Exception {
            Document form = get("/sign-in");
            post(form, "/sign-in", Map.of("username", username, "password", Fixture.PASSWORD));
        }

        Document get(String path) throws Exception {
            HttpResponse<String> response =
                    http.send(request(path).GET().build(), HttpResponse.BodyHandlers.ofString());
            return Jsoup.parse(response.body());
        }

        int status(String path) throws Exception {
            return http.send(request(path).GET().build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }

        String sheet(String path) throws Exception {
            Path file = http.send(
                            request(path).GET().build(), HttpResponse.BodyHandlers.ofFile(folder.resolve("list.xlsx")))
                    .body();
            var text = new StringBuilder();
            try (var zip = new java.util.zip.ZipFile(file.toFile())) {
                for (ZipEntry entry : java.util.Collections.list(zip.entries())) {
                    text.append(new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
                }
            }
            return org.jsoup.parser.Parser.unescapeEntities(text.toString(), false);
        }

        Document post(Document from, String path, Map<String, String> fields) throws Exception {
            var all = new java.util.HashMap<>(fields);
            all.put("_csrf", from.select("input[name=_csrf]").getFirst().val());
            String body = all.entrySet().stream()
                    .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                    .collect(Collectors.joining("&"));
            HttpResponse<String> response = http.send(
                    request(path)
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            return Jsoup.parse(response.body());
        }

        private HttpRequest.Builder request(String path) {
            return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                    .header("Accept-Language", "zh-CN");
        }
    }
}
