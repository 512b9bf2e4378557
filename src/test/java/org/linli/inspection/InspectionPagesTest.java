package org.linli.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.linli.access.Account;
import org.linli.places.Place;
import org.linli.places.PlaceKind;
import org.linli.platform.Ids;
import org.linli.testing.Fixture;
import org.linli.testing.SignedIn;

/** Rounds, checklists, findings and closures on their pages. */
class InspectionPagesTest extends InspectionTesting {

    private String walker(UUID round) {
        Account worker = fixture.account("worker");
        return worker.id()
                        .equals(asProgram(() -> rounds.find(round).orElseThrow())
                                .account())
                ? "worker"
                : "leader";
    }

    @Test
    void whoWalksARoundFindsItOnThePageAndOnTodayAndSeesWhatIsDone() throws IOException {
        Place shop = shop("小张超市");
        UUID round = ordered(shop);
        String who = walker(round);
        var walking = new SignedIn(port, who);
        Document page = walking.get("/inspection");
        assertThat(page.select("main").text()).contains("待巡查 1 处", "小张超市", "江滨路12号", "开始巡查");
        assertThat(walking.get("/today").text()).contains("场所巡查", "小张超市", "江滨路12号");
        Document task = walking.get("/tasks/" + round);
        assertThat(task.select("main").text()).contains("进门测体温、查验健康码", "全部合格", "有问题", "没开门");
        answer(who, round, Map.of("outcome", "fine", "who", "张三"));
        assertThat(walking.get("/inspection").select("main").text()).contains("已巡查 1 处", "全部合格", "完成 1 次");
        Document english = new SignedIn(port, "secretary", "en").get("/inspection");
        assertThat(english.select("main").text()).contains("Done: 1", "All in order");
    }

    @Test
    void checklistsCanBeReadWithWhatIsAFindingAndByWhenItIsPutRight() throws IOException {
        Document page = new SignedIn(port, "worker").get("/inspection/checklists");
        assertThat(page.select("main").text()).contains("沿街店铺", "进门测体温", "无证明", "少于 2 或多于 20", "24 小时", "出租房");
        Document english = new SignedIn(port, "worker", "en").get("/inspection/checklists");
        assertThat(english.select("main").text()).contains("Street shop", "Without certificate", "Express hub");
        assertThat(new SignedIn(port, "guard").response("/inspection").statusCode())
                .isEqualTo(403);
    }

    @Test
    void aFindingIsOnTheListWithItsStoryAndThePlaceIsClosedPrintedAndOpenedAgain() throws IOException {
        Place shop = shop("小张超市");
        UUID round = ordered(shop);
        answer(walker(round), round, wrong("masks"));
        var secretary = new SignedIn(port, "secretary");
        Document list = secretary.get("/inspection/findings");
        assertThat(list.select("main").text()).contains("店员顾客戴口罩", "小张超市", "较重", "待整改");
        assertThat(secretary
                        .get("/inspection/findings?gravity=minor")
                        .select("main")
                        .text())
                .doesNotContain("小张超市");
        assertThat(secretary.response("/inspection/findings.csv").body()).contains("小张超市", "待整改");
        String finding = list.select("a[href^=/inspection/findings/]").attr("href");
        assertThat(secretary.get(finding).select("main").text()).contains("巡查发现", "去复查");
        String page = "/inspection/places/" + shop.id();
        String id = secretary.get(page).expectFirst("input[name=id]").val();
        Document refused = secretary.post(
                page, page + "/close", Map.of("id", id, "closedOn", "2022-02-07", "reason", "", "conditions", "全场消毒"));
        assertThat(refused.select("main").text()).contains("请填写原因");
        assertThat(refused.select("#f-conditions").text()).isEqualTo("全场消毒");
        Document closed = secretary.post(
                page,
                page + "/close",
                Map.of("id", id, "closedOn", "2022-02-07", "reason", "一名店员核酸阳性", "conditions", "全场消毒\n人员阴性"));
        assertThat(closed.select("main").text()).contains("小张超市已停业", "已停业", "一名店员核酸阳性");
        String notice = closed.select("a[href^=/inspection/closures/]").attr("href");
        assertThat(secretary.get(notice).select("main").text()).contains("停业通知", "全场消毒", "人员阴性");
        Document unmet =
                secretary.post(page, notice + "/open", Map.of("openedOn", "2022-02-07", "openedReason", "差一项"));
        assertThat(unmet.select("main").text()).contains("条件尚未全部满足");
        assertThat(unmet.select("#f-openedReason").val()).isEqualTo("差一项");
        assertThat(new SignedIn(port, "worker").get(page).select("form[action$=/close], form[action$=/open]"))
                .isEmpty();
        assertThat(new SignedIn(port, "xilou").response(page).statusCode()).isEqualTo(404);
        assertThat(new SignedIn(port, "worker")
                        .response("/inspection/findings.csv")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void howOftenAPlaceIsLookedAtIsChangedWithinWhatIsPossible() throws IOException {
        Place shop = shop("小张超市");
        String page = "/inspection/places/" + shop.id();
        var secretary = new SignedIn(port, "secretary");
        Document wrong = secretary.post(page, page + "/pace", Map.of("least", "1", "most", "2", "gap", "2"));
        assertThat(wrong.select("main").text()).contains("请把每周最多次数改为4或更多");
        assertThat(wrong.select("#f-gap").val()).isEqualTo("2");
        Document right = secretary.post(page, page + "/pace", Map.of("least", "3", "most", "5", "gap", "2"));
        assertThat(right.select("main").text()).contains("每周 3–5 次，间隔不超过 2 天");
        assertThat(secretary.post(page, page + "/order", Map.of()).text()).contains("已安排两小时内巡查小张超市");
    }

    @Test
    void aPlaceOfTheRegisterLeadsToItsRoundsAndSaysThatItIsClosed() throws IOException {
        Place shop = shop("小张超市");
        var secretary = new SignedIn(port, "secretary");
        String page = "/inspection/places/" + shop.id();
        assertThat(secretary
                        .get("/places/" + shop.id())
                        .select("a[href=" + page + "]")
                        .text())
                .isEqualTo("场所巡查");
        assertThat(secretary.get("/places").select("main").text()).contains("营业中");
        secretary.post(
                page,
                page + "/close",
                Map.of(
                        "id",
                        Ids.next().toString(),
                        "closedOn",
                        "2022-02-07",
                        "reason",
                        "一名店员核酸阳性",
                        "conditions",
                        "全场消毒"));
        for (String shown : List.of("/places/" + shop.id(), "/places")) {
            assertThat(secretary.get(shown).select("main").text())
                    .contains("停业")
                    .doesNotContain("营业中");
        }
    }

    @Test
    void aRoundAtAPlaceOfAllIsLinkedOnlyForWhoSeesItsTask() throws IOException {
        Place hub = entered(Fixture.XIFAN, PlaceKind.EXPRESS_HUB, "西范驿站");
        UUID round = ordered(hub);
        String task = "a[href=/tasks/" + round + "]";
        int linked = 0;
        for (String each : List.of("worker", "worker2", "leader")) {
            var walking = new SignedIn(port, each);
            Document page = walking.get("/inspection");
            assertThat(page.select("main").text()).contains("西范驿站");
            assertThat(page.select(task).isEmpty())
                    .isEqualTo(walking.response("/tasks/" + round).statusCode() == 404);
            linked += page.select(task).isEmpty() ? 0 : 1;
        }
        assertThat(linked).isBetween(1, 2);
    }

    @Test
    void theGravestFindingsComeFirst() throws IOException {
        answer("worker", ordered(shop("小张超市")), wrong("masks", "registered", "code"));
        Document list = new SignedIn(port, "secretary").get("/inspection/findings?sort=-gravity");
        assertThat(list.select("tbody tr").eachText())
                .isSortedAccordingTo(
                        Comparator.comparingInt(row -> row.contains("严重") ? 0 : row.contains("较重") ? 1 : 2));
    }

    @Test
    void withoutPlacesThePageSaysWhatToDo() throws IOException {
        assertThat(new SignedIn(port, "worker")
                        .get("/inspection")
                        .select("main")
                        .text())
                .contains("今天没有要巡查的场所", "登记商店");
    }
}
