package org.linli.care;

import static org.assertj.core.api.Assertions.assertThat;
import static org.linli.care.CareFixture.arrived;

import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.linli.tasks.Task;
import org.linli.testing.SignedIn;
import org.linli.testing.TestClock;

/** The list of tasks of all days: finding them, and giving them to somebody else ahead of their day. */
@Tag("slow")
class TaskListTest extends CareTesting {

    private static final String LIST = "/tasks";

    private SignedIn browser;
    private MeasureId xu;

    @BeforeEach
    void begin() throws Exception {
        xu = measures.begin(secretary, laid.xu(), "2+14", arrived(ARRIVAL, 12));
        measures.begin(secretary, laid.li(), "2+14", arrived(ARRIVAL, 12));
        TestClock.set(ARRIVAL.plusDays(1) + "T09:00");
        browser = new SignedIn(port, "secretary", "zh-CN");
    }

    private Task sample() {
        return slot(xu, "care.sample", ARRIVAL.plusDays(3));
    }

    private static int total(Document page) {
        return page.select("#list-rows tbody tr").size();
    }

    @Test
    void findsTasksOfAnyDayByPersonKindAndDay() throws IOException {
        Document page = browser.get(LIST + "?q=xsz&kind=care.sample&from=2022-02-10&to=2022-02-10");
        assertThat(page.select("td[data-label=姓名]").eachText()).containsExactly("徐素珍");
        assertThat(page.select("td a").attr("href")).isEqualTo("/tasks/" + sample().id());
        assertThat(total(browser.get(LIST + "?state=OVERDUE&from=2022-02-10"))).isZero();
        assertThat(total(browser.get(LIST + "?state=DONE"))).isZero();
        assertThat(total(browser.get(LIST + "?state=MISSED"))).isZero();
        assertThat(total(browser.get(LIST + "?state=CANCELLED"))).isZero();
        assertThat(total(browser.get(LIST + "?who=nobody&to=2022-02-10"))).isZero();
    }

    @Test
    void everyHeadingThatSortsSortsBothWays() throws IOException {
        String few = LIST + "?from=2022-02-10&to=2022-02-10";
        for (Element heading : browser.get(few).select("th a.sort")) {
            Document one = browser.get(heading.attr("href"));
            Document other = browser.get(one.expectFirst("th[aria-sort] a.sort").attr("href"));
            assertThat(other.select("tbody tr").eachText())
                    .as(heading.text())
                    .hasSizeGreaterThan(3)
                    .containsExactlyElementsOf(one.select("tbody tr").eachText().reversed());
        }
    }

    @Test
    void givesTheChosenOnesToSomebodyElseAheadOfTheirDay() throws IOException {
        UUID leader = fixture.actor("leader").account();
        Document page = browser.get(LIST + "?kind=care.sample");
        assertThat(page.select("select[name=account] option").eachAttr("value")).contains(leader.toString());
        Document said = browser.post(
                LIST,
                LIST,
                Map.of("chosen", sample().id().toString(), "account", leader.toString(), "kind", "care.sample"));
        assertThat(said.location()).contains("kind=care.sample");
        assertThat(said.expectFirst(".alert-success").text()).contains("1");
        assertThat(sample().assigneeId()).isEqualTo(leader);
        assertThat(browser.get(LIST + "?kind=care.sample&who=" + leader)
                        .select("td[data-label=姓名]")
                        .eachText())
                .containsExactly("徐素珍");
    }

    @Test
    void saysWhatWasNotChosen() throws IOException {
        assertThat(browser.post(LIST, LIST, Map.of("chosen", sample().id().toString(), "account", ""))
                        .text())
                .contains("请选择改派给谁");
        assertThat(browser.post(
                                LIST,
                                LIST,
                                Map.of(
                                        "account",
                                        fixture.actor("leader").account().toString()))
                        .text())
                .contains("请先选中任务");
    }

    @Test
    void whoeverGivesNoTasksIsOfferedNoChoosingAndNoFile() throws IOException {
        var worker = new SignedIn(port, "worker", "zh-CN");
        Document page = worker.get(LIST);
        assertThat(page.text()).contains("徐素珍").doesNotContain("李强");
        assertThat(page.select("input[name=chosen], a[href*=.csv]")).isEmpty();
        assertThat(worker.response(LIST + ".csv").statusCode()).isEqualTo(403);
        assertThat(browser.response(LIST + ".csv?kind=care.sample&q=xsz").body())
                .contains("徐素珍", "核酸采样");
    }
}
