package org.linli.care;

import static org.assertj.core.api.Assertions.assertThat;
import static org.linli.care.CareFixture.arrived;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.linli.platform.sheet.Limits;
import org.linli.platform.sheet.SheetFile;
import org.linli.platform.sheet.SheetRows;
import org.linli.platform.sheet.Sheets;
import org.linli.tasks.Task;
import org.linli.testing.SignedIn;
import org.linli.testing.TestClock;

/** Checking one by one: of whom the result was seen, of whom it is awaited, and who was not sampled. */
@Tag("slow")
class SampleCheckTest extends CareTesting {

    private static final LocalDate DAY = LocalDate.of(2022, 2, 10);

    @TempDir
    Path folder;

    MeasureId xu;
    MeasureId li;
    MeasureId fan;

    @BeforeEach
    void begin() throws Exception {
        xu = measures.begin(secretary, laid.xu(), "2+14", arrived(ARRIVAL, 12));
        li = measures.begin(secretary, laid.li(), "2+14", arrived(ARRIVAL, 12));
        fan = measures.begin(secretary, laid.fan(), "2+14", arrived(ARRIVAL, 12));
        TestClock.set(DAY + "T09:30");
        measures.complete(secretary, slot(xu, "care.sample", DAY), Map.of("result", "negative"));
        measures.complete(secretary, slot(li, "care.sample", DAY), Map.of());
        TestClock.set(DAY + "T15:00");
    }

    private static String counts(org.jsoup.nodes.Document page) {
        return page.expectFirst("#check-counts").text();
    }

    @Test
    void saysOfEachPersonWhetherTheResultWasSeenIsAwaitedOrNobodySampledThem() throws Exception {
        Document page = new SignedIn(port, "secretary").get("/care/check");
        assertThat(counts(page)).isEqualTo("未采样 1 已采待出 1 结果已见 1 未到采样时间 0");
        assertThat(page.select("tbody tr").eachText())
                .satisfiesExactly(
                        first -> assertThat(first).contains("范建国", "未采样", "2月10日"),
                        second -> assertThat(second).contains("李强", "已采待出"),
                        third -> assertThat(third).contains("徐素珍", "结果已见", "阴性"));
        assertThat(page.select("td[data-label]")).isNotEmpty();
    }

    @Test
    void theLatestSampleIsOneThatWasTaken() throws Exception {
        var browser = new SignedIn(port, "secretary");
        String latest = "td[data-label=最近一次]";
        assertThat(browser.get("/care/check?state=MISSING").expectFirst(latest).text())
                .isEmpty();
        assertThat(browser.get("/care/check?state=SEEN").expectFirst(latest).text())
                .isEqualTo("2月10日");
        assertThat(browser.response("/care/check.csv?state=MISSING").body()).contains("未采样,,2022-02-10 未采样");
    }

    @Test
    void narrowsToAStateAndAnAreaWhileTheCountsStayThoseOfTheArea() throws Exception {
        var browser = new SignedIn(port, "secretary");
        Document page = browser.get("/care/check?state=MISSING");
        assertThat(page.select("tbody tr")).hasSize(1);
        assertThat(counts(page)).startsWith("未采样 1 已采待出 1");
        assertThat(browser.get("/care/check?area=" + get(li).path().slug())
                        .select("tbody tr")
                        .eachText())
                .singleElement()
                .satisfies(row -> assertThat(row).contains("李强"));
        assertThat(browser.get("/care/check?state=NONE").select(".empty-state")).hasSize(1);
        assertThat(browser.response("/care/check?area=330783005.xilou").statusCode())
                .isEqualTo(403);
    }

    @Test
    void aSampleTakenLaterMakesGoodForOneThatIsMissing() throws Exception {
        Task next = measures.slots(secretary, fan, "care.sample").stream()
                .filter(t -> t.day().isAfter(DAY))
                .findFirst()
                .orElseThrow();
        TestClock.set(next.day() + "T09:30");
        var browser = new SignedIn(port, "secretary");
        assertThat(browser.get("/care/check?state=MISSING").text()).contains("范建国");
        measures.complete(
                secretary,
                next,
                SampleTaking.isDouble(next)
                        ? Map.of("both", "yes", "result", "negative")
                        : Map.of("result", "negative"));
        assertThat(browser.get("/care/check?state=MISSING").text()).doesNotContain("范建国");
        assertThat(browser.get("/care/check?state=SEEN").text()).contains("范建国", "未采样", "阴性");
    }

    @Test
    void isExportedByWhoMayExportAndSeenInTheirAreaOnly() throws Exception {
        byte[] bytes = new SignedIn(port, "secretary")
                .response("/care/check.xlsx?state=PENDING")
                .bodyAsBytes();
        Path file = Files.write(folder.resolve("check.xlsx"), bytes);
        try (SheetFile book = Sheets.open(file, "check.xlsx", Limits.standard());
                SheetRows rows = book.rows(book.sheets().getFirst())) {
            rows.next();
            assertThat(rows.next().cell(0).shown()).isEqualTo("李强");
            assertThat(rows.hasNext()).isFalse();
        }
        assertThat(new SignedIn(port, "worker").response("/care/check.xlsx").statusCode())
                .isEqualTo(403);
        assertThat(new SignedIn(port, "worker").get("/care/check").text()).doesNotContain("李强");
    }

    @Test
    void isFoundByNameAndSortedByItsHeadings() throws Exception {
        var browser = new SignedIn(port, "secretary");
        assertThat(browser.get("/care/check?q=lq").select("tbody tr").eachText())
                .singleElement()
                .satisfies(row -> assertThat(row).contains("李强"));
        Document page = browser.get("/care/check");
        assertThat(page.select("th[aria-sort]").eachText()).containsExactly("核查情况▲");
        for (Element heading : page.select("th a.sort")) {
            Document one = browser.get(heading.attr("href"));
            Document other = browser.get(one.expectFirst("th[aria-sort] a.sort").attr("href"));
            assertThat(other.select("tbody tr").eachText())
                    .as(heading.text())
                    .hasSize(3)
                    .containsExactlyElementsOf(one.select("tbody tr").eachText().reversed());
        }
    }
}
