package org.linli.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.linli.testing.SignedIn;

/** The page of the workload: what each sees of themselves and of others, and what nobody sees. */
class WorkloadPagesTest extends WorkloadTesting {

    /** The name of the worker, as pages and answers would show it. */
    private static final String NAME = "worker·c01";

    @BeforeEach
    void work() {
        worksDays("worker", TODAY, 7);
        worksFromTo("worker", TODAY, "05:30", "18:00");
        look(TODAY + "T18:01");
        look(TODAY + "T20:02");
    }

    private String api(String username, String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", "Bearer " + fixture.token(username))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request, BodyHandlers.ofString()).body();
        }
    }

    @Test
    void everybodySeesTheirOwnDaysAndIsToldKindlyOnToday() throws Exception {
        var worker = new SignedIn(port, "worker", "en");
        Document today = worker.get("/today");
        assertThat(today.select("#waiting").text()).as(today.text()).contains("working too much");
        Document page = worker.get("/workload");
        assertThat(page.select("#kindly").text()).contains("Look after yourself first");
        assertThat(page.select(".work-day").text())
                .contains("12 h 30 min from first to last")
                .contains("7 days in a row (limit 6)");
        assertThat(page.text()).contains("7 days worked without a day off.");
        page = worker.post("/workload", "/workload/read", Map.of());
        assertThat(page.select("#kindly")).isEmpty();
        assertThat(worker.get("/today").select("#waiting").text()).doesNotContain("working too much");
    }

    @Test
    void whoeverDidNothingIsToldSo() throws Exception {
        assertThat(new SignedIn(port, "worker2").get("/workload").text()).contains("这两周没有您的工作记录");
    }

    @Test
    void thePageSaysInPlainWordsWhatItIsForAndWhatIsKept() throws Exception {
        String words = new SignedIn(port, "volunteer").get("/workload").text();
        assertThat(words)
                .contains("不排名", "不导出名单", "不作考核依据")
                .contains("个人记录满 90 天自动删除")
                .contains("可能是休息")
                .contains("《劳动法》第三十八条");
    }

    @Test
    void superiorsSeeWhoIsOverALimitAndWhyAndOnlyThose() throws Exception {
        worksDays("worker2", TODAY, 3);
        for (String superior : List.of("leader", "secretary")) {
            var browser = new SignedIn(port, superior);
            assertThat(browser.get("/today").select("#waiting").text()).contains("1 名同事需要减负");
            String relief = browser.get("/workload").select("#relief").text();
            assertThat(relief).contains(NAME, "连续工作 7 天，上限 6 天").doesNotContain("worker2", "05:30");
            assertThat(api(superior, "/api/v1/workload/cases")).contains(NAME, "\"measure\":\"streak\"");
        }
        assertThat(new SignedIn(port, "worker")
                        .get("/workload")
                        .select(".work-day")
                        .text())
                .as("whom it is about sees who was told")
                .contains("已告诉", "secretary·xifan", "leader·g1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"command", "admin", "auditor", "health", "xilou", "worker2", "volunteer"})
    void nobodyElseSeesANameAnywhere(String user) throws Exception {
        var browser = new SignedIn(port, user);
        for (String address : List.of(
                "/workload",
                "/today",
                "/statements/330783005/2022-02-07",
                "/statements/330783005/2022-02-07/workload.over",
                "/statements/330783005.xifan/2022-02-07/workload.over",
                "/statements/330783005.xifan.g1/2022-02-07/workload.over",
                "/statements/330783005.xifan.g1.c01/2022-02-07/workload.over",
                "/statements/330783005/2022-02-07/workload.off",
                "/audit?action=workload",
                "/command")) {
            assertThat(main(browser, address)).as(user + " at " + address).doesNotContain(NAME);
        }
        assertThat(browser.get("/workload").select("#relief")).isEmpty();
        assertThat(api(user, "/api/v1/workload/cases")).doesNotContain(NAME);
        assertThat(api(user, "/api/v1/workload/mine")).doesNotContain("\"over\":[{");
    }

    /** Without the part of an address or of the shell that names whoever looks. */
    private static String main(SignedIn browser, String address) throws IOException {
        return browser.get(address).select("main").text();
    }

    @Test
    void whoStandsAboveSeesHowManyByCommunity() throws Exception {
        for (String above : List.of("command", "admin", "auditor")) {
            assertThat(new SignedIn(port, above, "en")
                            .get("/workload")
                            .select("main")
                            .text())
                    .as(above)
                    .contains("Over a limit today: 1");
        }
        assertThat(new SignedIn(port, "command", "en")
                        .get("/statements/330783005/2022-02-07/workload.over")
                        .select("main")
                        .text())
                .as("the row of the figure stands in the community")
                .contains("Xifan")
                .doesNotContain("Cell 1", "Grid 1");
    }

    @Test
    void noFileAndNoListOfPeopleByTheirLoadIsThere() throws Exception {
        var secretary = new SignedIn(port, "secretary");
        assertThat(secretary.response("/workload.xlsx").statusCode()).isEqualTo(404);
        assertThat(secretary.response("/workload.csv").statusCode()).isEqualTo(404);
        Document page = secretary.get("/workload?sort=hours&order=desc");
        assertThat(page.select("[href*=sort], [href*=xlsx], [href*=csv]")).isEmpty();
    }

    @Test
    void aSuperiorCanSayThatTheyTalkedAndTheOtherIsToldSo() throws Exception {
        var leader = new SignedIn(port, "leader");
        var secretary = new SignedIn(port, "secretary");
        String action =
                leader.get("/workload").select("#relief form[action$=talked]").attr("action");
        secretary.get("/workload");
        assertThat(leader.post("/workload", action, Map.of()).text()).contains("和 " + NAME + " 谈过了");
        assertThat(secretary.post("/workload", action, Map.of()).text()).contains("另一位上级已经处理过了");
    }
}
