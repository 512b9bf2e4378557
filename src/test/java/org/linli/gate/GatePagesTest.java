package org.linli.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.linli.testing.SignedIn;
import org.linli.testing.TestDatabase;

/** The live page, the list of entries and the form of a gate. */
class GatePagesTest extends GateTesting {

    private void come(int several, Instant first, Duration every) {
        send(IntStream.range(0, several)
                .mapToObj(n -> green(west, first.plus(every.multipliedBy(n))))
                .toArray(EntrySent[]::new));
    }

    @Test
    void theLivePageTellsWhoIsInsideWhoWasRefusedAndWhatYesterdayWas() throws IOException {
        come(30, clock.now().minus(Duration.ofMinutes(14)), Duration.ofSeconds(20));
        come(10, clock.now().minus(Duration.ofMinutes(80)), Duration.ofSeconds(20));
        come(5, clock.now().minus(Duration.ofDays(1)), Duration.ofSeconds(20));
        send(entry(west, clock.now(), true, "red", "36.5", "refused"));
        Document page = new SignedIn(port, "secretary").get("/gate/live");
        assertThat(page.expectFirst("#inside").text()).isEqualTo("30");
        assertThat(page.expectFirst("#let-in").text()).isEqualTo("40");
        assertThat(page.text()).contains("西范农贸市场", "西门", "红码", "未放行1人", "还没有对应的值班岗位", "保留14天");
        assertThat(page.select("svg.gate-chart g title").eachText()).anyMatch(title -> title.contains("前一日5人"));
        assertThat(new SignedIn(port, "secretary", "en").get("/gate/live").text())
                .contains("Inside now", "2.0 a minute come in, the gates manage 12", "Entries are kept for 14 days");
    }

    @Test
    void theLivePageAlsoShowsTheDaysBeforeWhoseEntriesAreKept() throws IOException {
        come(5, clock.now().minus(Duration.ofDays(1)), Duration.ofSeconds(20));
        come(2, clock.now().minus(Duration.ofDays(13)), Duration.ofSeconds(20));
        send(entry(west, clock.now().minus(Duration.ofDays(1)), true, "red", "36.5", "refused"));
        var secretary = new SignedIn(port, "secretary");
        Document before = secretary.get(secretary
                .get("/gate/live")
                .expectFirst("a[href*=day=2022-02-06]")
                .attr("href"));
        assertThat(before.expectFirst("#let-in").text()).isEqualTo("5");
        assertThat(before.select("#inside, #queue")).as("of this moment").isEmpty();
        assertThat(before.text()).contains("2月6日", "当日未放行", "红码");
        assertThat(secretary.get(before.expectFirst("#let-in").attr("href")).select("tbody tr"))
                .hasSize(6);
        Document first = secretary.get("/gate/live?day=2022-01-25");
        assertThat(first.expectFirst("#let-in").text()).isEqualTo("2");
        assertThat(first.select("a[href*=day=2022-01-24]")).isEmpty();
        assertThat(secretary.get("/gate/live?day=2022-01-24").select("#inside"))
                .as("a day whose entries are gone is today")
                .hasSize(1);
        assertThat(secretary.response("/gate/live?day=neverday").statusCode()).isEqualTo(400);
    }

    @Test
    void whoWasRefusedIsCountedInTheStatementAlsoWhenItsEntryIsGone() throws IOException, SQLException {
        send(entry(west, clock.now(), true, "red", "36.5", "refused"), green(west, clock.now()));
        send(entry(west, clock.now(), true, "green", "37.9", "checked"));
        try (Connection owner = TestDatabase.asOwner();
                Statement statement = owner.createStatement()) {
            statement.execute("truncate gate.entry");
        }
        var secretary = new SignedIn(port, "secretary");
        Document area = secretary.get("/area/330783005.xifan");
        Element rows = area.expectFirst("a[href*=gate.refused]");
        assertThat(rows.text()).isEqualTo("1");
        assertThat(secretary.get(rows.attr("href")).select("main").text()).contains("卡口未放行");
        assertThat(area.expectFirst("a[href*=gate.checked]").text()).isEqualTo("1");
        assertThat(new SignedIn(port, "command")
                        .get("/command?area=330783005.xifan")
                        .select("a[href*=gate.refused]")
                        .text())
                .isEqualTo("1");
        assertThat(new SignedIn(port, "worker")
                        .get("/area/330783005.xifan.g1.c01")
                        .select("a[href*=gate.refused]"))
                .isEmpty();
    }

    @Test
    void theQueueFollowsFromWhatTheGatesCanLetIn() {
        assertThat(GateQueue.of(0, 0).people()).isZero();
        assertThat(GateQueue.of(6, 12).people()).isZero();
        assertThat(GateQueue.of(10.8, 12).people()).isEqualTo(4);
        assertThat(GateQueue.of(12, 12)).isEqualTo(new GateQueue(12, 12, 9, true));
    }

    @Test
    void entriesAreListedFilteredAndTakenAwayAsAFile() throws IOException {
        come(3, clock.now().minusSeconds(900), Duration.ofSeconds(20));
        send(entry(west, clock.now(), true, "yellow", "36.5", "refused"));
        var secretary = new SignedIn(port, "secretary");
        assertThat(secretary.get("/gate/entries").select("tbody tr")).hasSize(4);
        Document refused = secretary.get("/gate/entries?outcome=refused");
        assertThat(refused.select("tbody tr")).hasSize(1);
        assertThat(refused.select("tbody").text()).contains("黄码", "西门");
        assertThat(secretary.get("/gate/entries?day=2022-02-06").text()).contains("当天没有进入记录");
        assertThat(secretary.response("/gate/entries.csv?outcome=refused").body())
                .contains("未放行", "36.5");
        assertThat(secretary.response("/gate/entries.xlsx").statusCode()).isEqualTo(200);
        assertThat(new SignedIn(port, "xilou").get("/gate/entries").text()).contains("当天没有进入记录");
        assertThat(new SignedIn(port, "leader").response("/gate/entries.csv").statusCode())
                .isEqualTo(403);
    }

    @Test
    void fiftyThousandEntriesOfADayAreTakenInBatchesAndListedAsQuicklyAsFew() throws IOException {
        long begun = System.nanoTime();
        for (int from = 0; from < 50_000; from += Entries.MOST) {
            int first = from;
            send(IntStream.range(0, Entries.MOST)
                    .mapToObj(n -> green(west, clock.now().minusMillis((first + n) * 800L)))
                    .toArray(EntrySent[]::new));
        }
        System.out.printf(Locale.ROOT, "gate: 50000 entries taken in %.1f s%n", (System.nanoTime() - begun) / 1e9);
        var secretary = new SignedIn(port, "secretary");
        secretary.get("/gate/entries");
        begun = System.nanoTime();
        Document page = secretary.get("/gate/entries?outcome=in");
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(3));
        assertThat(page.select("tbody tr")).hasSizeBetween(20, 200);
        assertThat(page.text()).contains("10,000 条以上");
        assertThat(secretary.get("/gate/live").expectFirst("#let-in").text()).isEqualTo("50000");
    }

    @Test
    void aGateIsOpenedChangedAndClosedAndNothingTypedIsLost() throws IOException {
        var secretary = new SignedIn(port, "secretary");
        String id =
                secretary.get("/gate/gates/new").expectFirst("input[name=id]").val();
        Map<String, String> typed = Map.of(
                "id", id,
                "place", market.id().toString(),
                "name", "东门",
                "post", "",
                "perMinute", "ten",
                "version", "0");
        Document wrong = secretary.post("/gate/gates/new", "/gate/gates", typed);
        assertThat(wrong.select("#f-name").val()).isEqualTo("东门");
        assertThat(wrong.select("main").text()).contains("请填1到120的整数");
        var right = new HashMap<>(typed);
        right.put("perMinute", "10");
        assertThat(secretary.post("/gate/gates/new", "/gate/gates", right).text())
                .contains("已开设东门", "每分钟可放行10人");
        right.put("closed", "true");
        assertThat(secretary
                        .post("/gate/gates/" + id + "/edit", "/gate/gates/" + id, right)
                        .text())
                .contains("已修改东门")
                .doesNotContain("每分钟可放行10人");
        assertThat(new SignedIn(port, "worker").response("/gate/live").statusCode())
                .isEqualTo(403);
        assertThat(new SignedIn(port, "xilou")
                        .response("/gate/gates/" + id + "/edit")
                        .statusCode())
                .isEqualTo(404);
    }
}
