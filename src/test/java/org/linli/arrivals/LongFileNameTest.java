package org.linli.arrivals;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.linli.testing.Fixture;
import org.linli.testing.LinliTest;
import org.linli.testing.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** The name of a file is no reason to call it too large. */
@LinliTest
class LongFileNameTest {

    private static final byte[] LIST =
            "姓名,身份证号,电话,来源地,到达日期,住址\n李小明,11010519491231002X,13800138000,湖北武穴,2022-02-07,1组2号\n"
                    .getBytes(StandardCharsets.UTF_8);

    @Autowired
    Fixture fixture;

    @LocalServerPort
    int port;

    @Test
    void aNameOfThreeHundredCharactersIsTaken() throws Exception {
        JsonNode state = caller().bring("330783005.xifan", "来东人员".repeat(75) + ".csv", LIST);
        assertThat(state.at("/stored").asInt()).isEqualTo(1);
    }

    @Test
    void aNameOfTenThousandCharactersIsRefusedAsWhatItIs() throws Exception {
        HttpResponse<String> answer = caller().upload("330783005.xifan", "名".repeat(10_000) + ".csv", LIST);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("\"field\":\"file\"").contains("文件名").doesNotContain("200 MB");
    }

    @Test
    void aNameWithoutItsMiddleStandsOnThePage() throws Exception {
        String name = "来东人员".repeat(40) + "-2022年2月7日上午.csv";
        Document page = browser().upload("/imports/arrivals", "/imports/arrivals", "330783005.xifan", name, LIST);
        assertThat(page.expectFirst("h1").text())
                .hasSize(60)
                .startsWith("来东人员")
                .endsWith("2022年2月7日上午.csv")
                .contains("…");
        assertThat(page.expectFirst("h1").attr("title")).isEqualTo(name);
    }

    @Test
    void nothingInItIsHiddenOrTurnsTheWriting() throws Exception {
        Document list = browser()
                .upload("/imports/arrivals", "/imports/arrivals", "330783005.xifan", "ev\u202eil\u200b.csv", LIST);
        assertThat(list.expectFirst("h1").text()).isEqualTo("evil.csv");
        Document none = browser()
                .upload(
                        "/imports/arrivals",
                        "/imports/arrivals",
                        "330783005.xifan",
                        "a\u200b\u2066b.xlsx",
                        "no list".getBytes(StandardCharsets.UTF_8));
        assertThat(none.text()).contains("ab.xlsx");
        assertThat(none.html()).doesNotContain("\u200b", "\u2066", "\u202e");
    }

    private SignedIn browser() throws IOException {
        return new SignedIn(port, "secretary");
    }

    private ApiCaller caller() {
        return new ApiCaller(port, fixture.token("secretary"), "zh-CN");
    }
}
