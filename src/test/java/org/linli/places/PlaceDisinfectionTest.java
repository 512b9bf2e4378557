package org.linli.places;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jsoup.Connection;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.FormElement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.access.Acting;
import org.linli.platform.BusinessClock;
import org.linli.platform.Ids;
import org.linli.testing.Fixture;
import org.linli.testing.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;

/** The log of each stall is kept by staff and, through the code at the door, by whoever runs it. */
class PlaceDisinfectionTest extends PlaceTesting {

    @Autowired
    private PlaceDisinfections disinfections;

    @Autowired
    private DoorCodes codes;

    @Autowired
    private BusinessClock clock;

    private Place market;
    private Place stall;
    private String secret = "";

    @BeforeEach
    void open() {
        market = place(Fixture.XIFAN, PlaceKind.MARKET, "下范农贸市场", null);
        stall = place(Fixture.XIFAN, PlaceKind.STALL, "A-2", market.id());
        Acting.run(fixture.actor("secretary"), () -> {
            places.enter(market, null);
            places.enter(stall, null);
            places.enter(place(Fixture.XIFAN, PlaceKind.STALL, "A-3", market.id()), null);
            Place gone = place(Fixture.XIFAN, PlaceKind.STALL, "A-9", market.id());
            places.enter(gone, null);
            places.end(gone.id(), MONDAY.minusDays(1));
            secret = Objects.requireNonNull(codes.print(stall, List.of(stall)).get(stall.id()));
        });
    }

    private static Map<String, String> typed(String at) {
        return new HashMap<>(Map.of(
                "disinfection",
                Ids.next().toString(),
                "disinfected",
                "floor",
                "disinfectedAt",
                at,
                "disinfectedBy",
                "张三"));
    }

    private FormElement door(String by, String at) throws IOException {
        FormElement form = Jsoup.newSession()
                .newRequest("http://localhost:" + port + "/door/" + secret)
                .header("Accept-Language", "zh")
                .get()
                .expectForm("form[action$=/disinfections]");
        form.expectFirst("[name=disinfected][value=surfaces]").attr("checked", true);
        form.expectFirst("[name=disinfectedAt]").val(at);
        form.expectFirst("[name=disinfectedBy]").val(by);
        return form;
    }

    private static Document sent(FormElement form) throws IOException {
        return form.submit().method(Connection.Method.POST).execute().parse();
    }

    @Test
    void staffEnterWhatWasDoneAndTheMarketSeesWhichOpenStallsAreLeft() throws IOException {
        var worker = new SignedIn(port, "worker");
        String page = "/places/" + stall.id() + "/disinfections";
        Document entered = worker.post(page, page, typed("2022-02-07T11:30"));
        assertThat(entered.text()).contains("已登记消毒", "地面", "张三");
        Document day = worker.get("/places/" + market.id() + "/disinfections");
        assertThat(day.select("section:has(#stalls-head)").text())
                .contains("2个中1个未消毒")
                .containsSubsequence("A-3", "今天未消毒", "A-2", "地面 · 张三")
                .doesNotContain("A-9");
        assertThat(worker.get("/places/" + stall.id()).text()).contains("最近消毒");
        assertThat(new SignedIn(port, "xilou").response(page).statusCode()).isEqualTo(404);
        assertThat(new SignedIn(port, "guard").response(page).statusCode()).isEqualTo(403);
    }

    @Test
    void whoeverRunsTheStallEntersItThroughItsDoor() throws IOException {
        Document said = sent(door("张三", "2022-02-07T12:00"));
        assertThat(said.text()).contains("已登记消毒", "最近一次");
        List<PlaceDisinfection> log = Acting.as(fixture.actor("secretary"), () -> disinfections.of(stall.id(), 10));
        assertThat(log).singleElement().satisfies(done -> {
            assertThat(done.by()).isNull();
            assertThat(done.what()).containsExactly(PlaceDisinfection.What.SURFACES);
            assertThat(done.doneBy()).isEqualTo("张三");
        });
        assertThat(new SignedIn(port, "secretary")
                        .get("/places/" + stall.id() + "/disinfections")
                        .text())
                .contains("扫码登记");
    }

    @Test
    void whatIsWrongAtTheDoorStandsBesideItsFieldAndNothingTypedIsLost() throws IOException {
        Document page = sent(door("王五", "2022-02-09T12:00"));
        assertThat(page.select("#problem-disinfectedAt").text()).contains("不能晚于现在");
        assertThat(page.expectFirst("[name=disinfectedBy]").val()).isEqualTo("王五");
        assertThat(page.select("[name=disinfected][value=surfaces][checked]")).hasSize(1);
        assertThat(Acting.as(fixture.actor("secretary"), () -> disinfections.of(stall.id(), 10)))
                .isEmpty();
    }

    @Test
    void nobodyFillsTheLogThroughADoor() throws IOException {
        Instant now = clock.now().truncatedTo(ChronoUnit.MINUTES);
        var door = new Door(stall, secret);
        Acting.run(org.linli.access.Actor.SYSTEM, () -> {
            for (int n = 0; n < PlaceDisinfections.MOST_A_DAY; n++) {
                disinfections.enterAtDoor(
                        door,
                        new PlaceDisinfection(
                                Ids.next(), stall.id(), now, List.of(PlaceDisinfection.What.AIR), "张三", null));
            }
        });
        assertThat(sent(door("张三", "2022-02-07T12:00")).text()).contains("今天不能再登记了");
    }
}
