package org.linli.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jsoup.Connection;
import org.jsoup.HttpStatusException;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.linli.access.Acting;
import org.linli.places.DoorCodes;
import org.linli.places.Place;
import org.linli.platform.Ids;
import org.linli.testing.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;

/** A shop says how it stands through the code at its door; what rounds see is kept apart and compared. */
class SelfCheckTest extends InspectionTesting {

    @Autowired
    private SelfChecks checks;

    @Autowired
    private Findings findings;

    @Autowired
    private Closures closures;

    @Autowired
    private DoorCodes codes;

    private String door(Place place) {
        return Acting.as(
                fixture.actor("secretary"),
                () -> "/door/"
                        + Objects.requireNonNull(
                                codes.print(place, List.of(place)).get(place.id())));
    }

    private final Connection stranger = Jsoup.newSession().header("Accept-Language", "zh");

    private Document open(String door) throws IOException {
        return stranger.newRequest("http://localhost:" + port + door).get();
    }

    /** Sends a form of the page, as whoever scanned the code does. */
    private Document send(Document page, String action, Map<String, String> typed) throws IOException {
        Connection request = stranger.newRequest(page.location().replaceFirst("\\?.*", "") + action);
        page.select("form[method=post] input[type=hidden]")
                .forEach(mark -> request.data(mark.attr("name"), mark.val()));
        return request.data(typed).post();
    }

    @Test
    void whatAShopSaysOfADayStandsAndIsComparedWithWhatARoundSaw() throws IOException {
        Place shop = shop("小张超市");
        asProgram(() -> {
            checks.say(shop, Map.of("temperature", "yes", "code", "yes", "disinfected", "no"));
            checks.say(shop, Map.of("temperature", "no", "code", "no", "disinfected", "no"));
            return 0;
        });
        UUID round = ordered(shop);
        answer("worker", round, wrong("temperature", "masks"));
        SelfChecks.Day day = as("secretary", () -> checks.days(shop.id())).getFirst();
        assertThat(day.check().answers()).containsEntry("temperature", true).containsEntry("disinfected", false);
        assertThat(day.contradicted()).containsExactly("temperature");
        assertThat(new SignedIn(port, "secretary")
                        .get("/inspection/places/" + shop.id())
                        .select("main")
                        .text())
                .contains("自查有问题", "自查合格、巡查不合格：进门测体温");
    }

    @Test
    void theDoorOfAPlaceThatIsClosedDoesNotSayThatItIsOpen() throws IOException {
        Place shop = shop("小张超市");
        String door = door(shop);
        assertThat(open(door).select("main").text()).contains("营业中");
        as("secretary", () -> closures.close(Ids.next(), shop.id(), MONDAY, "按规定停业", List.of("全场消毒"), null));
        assertThat(open(door).select("main").text()).contains("停业").doesNotContain("营业中");
    }

    @Test
    void theDoorAsksThreeItemsShowsWhatIsToBePutRightAndTakesThatItIs() throws IOException {
        Place shop = shop("小张超市");
        answer("worker", ordered(shop), wrong("masks"));
        String door = door(shop);
        Document page = open(door);
        assertThat(page.select("main").text()).contains("待整改问题", "店员顾客戴口罩", "每日自查");
        assertThat(page.select("form[action$=/self-check] fieldset")).hasSize(3);
        Document missing = send(page, "/self-check", Map.of("temperature", "yes"));
        assertThat(missing.select("main").text()).contains("请逐项选择");
        assertThat(missing.select("input[name=temperature][value=yes]").hasAttr("checked"))
                .isTrue();
        Document said = send(page, "/self-check", Map.of("temperature", "yes", "code", "yes", "disinfected", "yes"));
        assertThat(said.select("main").text()).contains("已收到今天的自查", "今天已自查");
        Finding finding = as("secretary", () -> findings.of(shop.id())).getFirst();
        Document reported = send(page, "/findings/" + finding.id(), Map.of("note", "已买口罩"));
        assertThat(reported.select("main").text()).contains("将有人前来复查", "场所称已整改");
        assertThat(as("secretary", () -> findings.get(finding.id())).state()).isEqualTo(Finding.State.REPORTED);
        assertThat(as("secretary", () -> findings.get(finding.id())).isOpen()).isTrue();
        Place other = shop("小李早餐店");
        assertThatThrownBy(() -> send(open(door(other)), "/findings/" + finding.id(), Map.of("note", "x")))
                .isInstanceOfSatisfying(
                        HttpStatusException.class,
                        status -> assertThat(status.getStatusCode()).isEqualTo(404));
    }
}
