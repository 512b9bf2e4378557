package org.linli.places;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.linli.access.Acting;
import org.linli.identity.Phone;
import org.linli.territory.Position;
import org.linli.testing.Fixture;
import org.linli.testing.SignedIn;

/** Places on their list, their page and their form. */
class PlacePagesTest extends PlaceTesting {

    private static Map<String, String> typed(String id) {
        return new HashMap<>(Map.ofEntries(
                Map.entry("id", id),
                Map.entry("area", Fixture.XIFAN_1.slug()),
                Map.entry("kind", "shop"),
                Map.entry("name", "小张超市"),
                Map.entry("address", "江滨路12号"),
                Map.entry("operator", "张三"),
                Map.entry("phone", "13900001234"),
                Map.entry("staff", "3"),
                Map.entry("weekdays", "MONDAY"),
                Map.entry("opens", "08:00"),
                Map.entry("closes", "20:00"),
                Map.entry("position", "29.3068, 120.0752"),
                Map.entry("since", "2022-01-08"),
                Map.entry("version", "0")));
    }

    @Test
    void aPlaceIsEnteredFoundChangedAndMarkedAsNoMore() throws IOException {
        var secretary = new SignedIn(port, "secretary");
        String id = secretary.get("/places/new").expectFirst("input[name=id]").val();
        Document entered = secretary.post("/places/new", "/places", typed(id));
        assertThat(entered.text()).contains("已登记小张超市", "营业中", "周一 08:00–20:00", "13900001234", "29.3068");
        assertThat(secretary.get("/places?q=江滨路").text()).contains("小张超市", "张三");
        assertThat(secretary.get("/places?q=江滨路&kind=market").text()).doesNotContain("小张超市");
        Map<String, String> changed = typed(id);
        changed.put("name", "小张便利店");
        changed.put("phone", "");
        Document page = secretary.post("/places/" + id + "/edit", "/places/" + id, changed);
        assertThat(page.text()).contains("已修改小张便利店", "修改： 名称", "13900001234");
        Document ended = secretary.post("/places/" + id, "/places/" + id + "/end", Map.of("until", "2022-02-06"));
        assertThat(ended.text()).contains("已把小张便利店标为不在");
        assertThat(secretary.get("/places").text()).doesNotContain("小张便利店");
        assertThat(secretary.get("/places?there=ended").text()).contains("小张便利店");
        assertThat(secretary.response("/places.csv?there=all").body()).contains("小张便利店", "江滨路12号");
    }

    @Test
    void whatIsWrongStandsBesideItsFieldAndNothingTypedIsLost() throws IOException {
        var secretary = new SignedIn(port, "secretary");
        String id = secretary.get("/places/new").expectFirst("input[name=id]").val();
        Map<String, String> wrong = typed(id);
        wrong.put("closes", "25:00");
        wrong.put("position", "near the river");
        wrong.put("staff", "many");
        Document page = secretary.post("/places/new", "/places", wrong);
        assertThat(page.select("#f-closes").val()).isEqualTo("25:00");
        assertThat(page.select("#f-position").val()).isEqualTo("near the river");
        assertThat(page.select("#f-name").val()).isEqualTo("小张超市");
        assertThat(page.select("main").text()).contains("请填如08:30的时间", "请填纬度和经度", "请填0到100,000的整数");
        wrong.put("closes", "20:00");
        wrong.put("position", "99.5, 200");
        wrong.put("staff", "");
        wrong.put("phone", "12");
        assertThat(secretary.post("/places/new", "/places", wrong).text()).contains("请填纬度和经度");
    }

    @Test
    void whoWorksThereSeesAPlaceAndNoButtonToChangeItAndOthersFindNone() throws IOException {
        Place shop = shop(Fixture.XIFAN_1, "小张超市");
        Acting.run(fixture.actor("secretary"), () -> places.enter(shop, new Phone("13900001234")));
        var worker = new SignedIn(port, "worker");
        Document page = worker.get("/places/" + shop.id());
        assertThat(page.text()).contains("小张超市", "13900001234");
        assertThat(page.select("a[href$=/edit], form[action$=/end]")).isEmpty();
        assertThat(worker.response("/places/new").statusCode()).isEqualTo(403);
        assertThat(worker.response("/places.csv").statusCode()).isEqualTo(403);
        var elsewhere = new SignedIn(port, "xilou");
        assertThat(elsewhere.response("/places/" + shop.id()).statusCode()).isEqualTo(404);
        assertThat(elsewhere.get("/places").text()).doesNotContain("小张超市");
        assertThat(elsewhere
                        .answer("/places", "/places/" + shop.id() + "/end", Map.of("until", "2022-02-06"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(new SignedIn(port, "guard").response("/places").statusCode()).isEqualTo(403);
    }

    @Test
    void theMapHasWhatTheListHasUnderTheSameFilters() throws IOException {
        Acting.run(fixture.actor("secretary"), () -> {
            places.enter(at(shop(Fixture.XIFAN_1, "小张超市"), new Position(29.3068, 120.0752)), null);
            places.enter(shop(Fixture.XIFAN_1, "小李超市"), null);
            places.enter(at(place(Fixture.XIFAN, PlaceKind.MARKET, "下范农贸市场", null), new Position(29.3, 120.07)), null);
        });
        var worker = new SignedIn(port, "worker");
        Document list = worker.get("/places?kind=shop");
        String map = list.expectFirst("a[href^='/places/map']").attr("href");
        assertThat(map).startsWith("/places/map?").contains("kind=shop");
        Document page = worker.get(map);
        assertThat(page.expectFirst("form.filters").attr("action")).isEqualTo("/places/map");
        assertThat(page.expectFirst(".page-actions a").attr("href"))
                .startsWith("/places?")
                .contains("kind=shop");
        String drawing =
                worker.response(page.expectFirst("#map").attr("data-drawing")).body();
        assertThat(drawing)
                .contains("小张超市", "29.3068", "\"open\"", "\"missing\":1")
                .doesNotContain("小李超市")
                .doesNotContain("下范农贸市场")
                .doesNotContain("张三");
        assertThat(new SignedIn(port, "guard").response("/places/map").statusCode())
                .isEqualTo(403);
    }

    @Test
    void aMarketLeadsToItsStalls() throws IOException {
        Place market = place(Fixture.XIFAN, PlaceKind.MARKET, "下范农贸市场", null);
        Acting.run(fixture.actor("secretary"), () -> {
            places.enter(market, null);
            places.enter(place(Fixture.XIFAN, PlaceKind.STALL, "A-12", market.id()), null);
            places.enter(place(Fixture.XIFAN, PlaceKind.STALL, "A-2", market.id()), null);
        });
        Document page = new SignedIn(port, "worker").get("/places/" + market.id());
        assertThat(page.select("section:has(#stalls-head)").text()).containsSubsequence("摊位2个", "A-2", "A-12");
        assertThat(new SignedIn(port, "worker", "en")
                        .get("/places/" + market.id())
                        .text())
                .contains("2 stalls", "Mon Tue Wed Thu Fri: 08:00–20:00");
    }

    @Test
    void aStallKeepsItsMarketWhereverThatLiesAndWhenThatIsNoMore() throws IOException {
        Place market = place(Fixture.XIFAN, PlaceKind.MARKET, "下范农贸市场", null);
        Place stall = place(Fixture.XIFAN_1, PlaceKind.STALL, "A-12", market.id());
        Acting.run(fixture.actor("secretary"), () -> {
            places.enter(market, null);
            places.enter(stall, null);
        });
        String edit = "/places/" + stall.id() + "/edit";
        assertThat(new SignedIn(port, "leader")
                        .get(edit)
                        .select("select[name=market] option[selected]")
                        .val())
                .isEqualTo(market.id().toString());
        Acting.run(fixture.actor("secretary"), () -> places.end(market.id(), market.since()));
        assertThat(new SignedIn(port, "secretary")
                        .get(edit)
                        .select("select[name=market] option[selected]")
                        .val())
                .isEqualTo(market.id().toString());
    }
}
