package org.linli.territory;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jsoup.Connection;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.linli.access.Acting;
import org.linli.testing.Fixture;
import org.linli.testing.LinliTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@LinliTest
@Tag("slow")
class AreaPagesTest {

    @LocalServerPort
    int port;

    @Autowired
    Fixture fixture;

    @Autowired
    Territory territory;

    private final Connection session = Jsoup.newSession().ignoreHttpErrors(true).ignoreContentType(true);

    @BeforeEach
    void homes() {
        Acting.run(fixture.actor("admin"), () -> {
            territory.settle(Fixture.XIFAN, "1组60号202室", new Landlord("罗某", "13800138000"), true);
            territory.settle(Fixture.XIFAN, "1组61号", null, false);
            territory.settle(Fixture.XIFAN, "2组5号", null, false);
        });
    }

    @Test
    void leadsEverybodyToTheirOwnArea() throws IOException {
        signIn("worker");
        Document page = get("/area");
        assertThat(page.location()).endsWith("/area/330783005.xifan.g1.c01");
        assertThat(page.expectFirst("h1").text()).startsWith("1组");
        assertThat(page.select(".crumbs a")).as("nothing above may be opened").isEmpty();
    }

    @Test
    void showsChildrenWithFiguresThatAddUpAndOpen() throws IOException {
        signIn("secretary");
        Document page = get("/area/330783005.xifan.g1");
        Elements rows = page.select("main table tbody tr");
        long sum = rows.stream()
                .mapToLong(row -> Long.parseLong(row.expectFirst("td.num").text()))
                .sum();
        assertThat(page.expectFirst("main tfoot td.num").text()).isEqualTo(Long.toString(sum));
        assertThat(sum).isEqualTo(3);
        Document opened = get(rows.getFirst().expectFirst("td.num a").attr("href"));
        assertThat(opened.select("main tbody tr")).hasSize(2);
        assertThat(opened.text()).contains("138****8000").doesNotContain("13800138000");
    }

    @Test
    void answersHtmxWithTheMainElementOnly() throws IOException {
        signIn("secretary");
        String fragment = session.newRequest(at("/area/330783005.xifan"))
                .header("HX-Request", "true")
                .execute()
                .body();
        assertThat(fragment.strip()).startsWith("<main").doesNotContain("<html");
    }

    @Test
    void findsAnAreaByName() throws IOException {
        signIn("secretary");
        assertThat(get("/area/330783005.xifan?q=2组").select(".found-list a").eachText())
                .containsExactly("2组");
        assertThat(get("/area/330783005.xifan?q=nowhere").text()).contains("没有这个名称的辖区");
    }

    @Test
    void exportsExactlyWhatIsShown() throws IOException {
        signIn("secretary");
        String csv = session.newRequest(at("/homes.csv?area=330783005.xifan.g1.c01&q=60号"))
                .execute()
                .body();
        assertThat(csv.lines().toList()).hasSize(2).last().asString().contains("1组60号", "202", "138****8000");
        Connection.Response xlsx =
                session.newRequest(at("/area/330783005.xifan/children.xlsx")).execute();
        assertThat(xlsx.header("Content-Type")).contains("spreadsheetml");
        assertThat(xlsx.bodyAsBytes()).startsWith('P', 'K');
    }

    @Test
    void theListOfHomesIsNarrowedAndSorted() throws IOException {
        signIn("secretary");
        assertThat(rooms(get("/homes?area=330783005.xifan.g1"))).containsExactly("1组60号", "1组61号", "2组5号");
        assertThat(rooms(get("/homes?area=330783005.xifan.g1&sort=-area"))).containsExactly("2组5号", "1组61号", "1组60号");
        assertThat(rooms(get("/homes?area=330783005.xifan.g1&sort=-landlord"))).startsWith("1组60号");
        assertThat(rooms(get("/homes?area=330783005.xifan.g1&rental=true"))).containsExactly("1组60号");
        assertThat(rooms(get("/homes?area=330783005.xifan.g1&rental=false&q=5号")))
                .containsExactly("2组5号");
        Document page = get("/homes?area=330783005.xifan.g1&rental=true");
        assertThat(page.expectFirst("h1").text()).contains("第一网格");
        assertThat(page.expectFirst("select[name=area] option[selected]").val()).isEqualTo("330783005.xifan.g1");
        assertThat(get("/homes").expectFirst("h1").text()).contains("西范");
    }

    private static List<String> rooms(Document page) {
        return page.select("tbody td[data-label=楼幢]").eachText();
    }

    @Test
    void hidesOtherCommunitiesAndKeepsTheGuardFromAll() throws IOException {
        signIn("secretary");
        assertThat(status("/area/330783005.xilou")).isEqualTo(403);
        assertThat(status("/area/330783005.nowhere")).isEqualTo(404);
        assertThat(status("/area/..%20")).isGreaterThanOrEqualTo(400);
        signIn("guard");
        assertThat(status("/area/330783005.xifan")).isEqualTo(403);
        assertThat(status("/homes?area=330783005.xifan")).isEqualTo(403);
        assertThat(status("/area/330783005.xifan/edit")).isEqualTo(403);
    }

    @Test
    void addsRenamesAndRetiresANodeOnThePage() throws IOException {
        signIn("secretary");
        Document made =
                post("/area/330783005.xifan.g1/edit", "/child", Map.of("name", "9组", "kind", "CELL", "sort", "9"));
        assertThat(made.expectFirst("h1").text()).startsWith("9组");
        String path = made.location().replaceAll(".*/area/", "/area/");
        Document refused = post("/area/330783005.xifan.g1/edit", "/child", Map.of("name", "9组", "kind", "CELL"));
        assertThat(refused.text()).contains("同级已有“9组”");
        assertThat(refused.expectFirst("#child-name").val()).isEqualTo("9组");
        Document renamed = post(path + "/edit", "/name", Map.of("name", "9组（新）", "nameEn", "Group 9", "sort", "9"));
        assertThat(renamed.expectFirst("h1").text()).startsWith("9组（新）");
        Document gone = post(path + "/edit", "/retire", Map.of());
        assertThat(gone.location()).endsWith("330783005.xifan.g1");
        Document full = post("/area/330783005.xifan.g1.c01/edit", "/retire", Map.of());
        assertThat(full.text()).contains("还有 2 个住房").contains("还有 1 个工作人员");
    }

    @Test
    void suggestsDivisionsWhileTyping() throws IOException {
        signIn("worker");
        String json = session.newRequest(at("/divisions.json?q=hbwx")).execute().body();
        assertThat(JsonPath.<List<String>>read(json, "$[*].name")).contains("湖北省黄冈市武穴市");
    }

    @Test
    void answersSoftwareWithTheNodeOrAProblem() throws IOException {
        String token = fixture.token("secretary");
        Connection.Response node = api("/api/v1/areas/330783005.xifan.g1", token);
        assertThat(JsonPath.<Integer>read(node.body(), "$.counts.homes")).isEqualTo(3);
        assertThat(JsonPath.<List<Integer>>read(node.body(), "$.children[*].counts.homes").stream()
                        .mapToInt(Integer::intValue)
                        .sum())
                .isEqualTo(3);
        assertThat(JsonPath.<List<String>>read(node.body(), "$.ancestors[*].path"))
                .containsExactly("330783005", "330783005.xifan");
        for (Map.Entry<String, Integer> wrong : Map.of("330783005.xilou", 403, "330783005.nowhere", 404, "A B", 404)
                .entrySet()) {
            Connection.Response answer = api("/api/v1/areas/" + wrong.getKey().replace(" ", "%20"), token);
            assertThat(answer.statusCode()).as(wrong.getKey()).isEqualTo(wrong.getValue());
            assertThat(answer.contentType()).contains("application/problem+json");
        }
        assertThat(api("/api/v1/areas/330783005", "wrong").statusCode()).isEqualTo(401);
    }

    private Connection.Response api(String path, String token) throws IOException {
        return Jsoup.connect(at(path))
                .header("Authorization", "Bearer " + token)
                .ignoreHttpErrors(true)
                .ignoreContentType(true)
                .execute();
    }

    private Document post(String form, String action, Map<String, String> values) throws IOException {
        Document page = get(form);
        Element to = page.expectFirst("form[action$=" + action + "]");
        Connection request = session.newRequest(at(to.attr("action")))
                .data("_csrf", to.expectFirst("[name=_csrf]").val());
        Element version = to.selectFirst("[name=version]");
        if (version != null) {
            request.data("version", version.val());
        }
        return request.data(values).post();
    }

    private int status(String path) throws IOException {
        return session.newRequest(at(path)).execute().statusCode();
    }

    private Document get(String path) throws IOException {
        return session.newRequest(at(path)).get();
    }

    private void signIn(String username) throws IOException {
        session.cookieStore().removeAll();
        Document form = get("/sign-in");
        session.newRequest(at("/sign-in"))
                .data("username", username)
                .data("password", Fixture.PASSWORD)
                .data(
                        "_csrf",
                        form.expectFirst("form[action=/sign-in] [name=_csrf]").val())
                .post();
    }

    private String at(String path) {
        return "http://localhost:" + port + path;
    }
}
