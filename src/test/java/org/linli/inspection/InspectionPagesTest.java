package org.linli.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.linli.access.Account;
import org.linli.places.Place;
import org.linli.testing.SignedIn;

/** Rounds, checklists, findings and closures on their pages. */
class InspectionPagesTest extends InspectionTesting {

    private String walker(UUID round) {
        Account worker = fixture.account("worker");
        return worker.id().equals(asProgram(() -> rounds.find(round).orElseThrow()).account()) ? "worker" : "leader";
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
        assertThat(new SignedIn(port, "guard").response("/inspection").statusCode()).isEqualTo(403);
    }

    @Test
    void withoutPlacesThePageSaysWhatToDo() throws IOException {
        assertThat(new SignedIn(port, "worker").get("/inspection").select("main").text())
                .contains("今天没有要巡查的场所", "登记商店");
    }
}
