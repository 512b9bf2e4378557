package org.linli.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Connection;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.linli.testing.Fixture;
import org.linli.testing.LinliTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@LinliTest
@Tag("slow")
class AccountPagesTest {

    @LocalServerPort
    int port;

    @Autowired
    Fixture fixture;

    @Test
    void aSecretaryGivesAWorkerAnAccountWhoThenSignsIn() throws IOException {
        Connection secretary = signIn("secretary", Fixture.PASSWORD);
        post(secretary, "/accounts", typed("new-worker", "GRID_WORKER", "330783005.xifan.g1.c03", "a-long-password"));
        Document list = get(secretary, "/accounts?q=new-worker").parse();
        assertThat(list.select("tbody tr")).hasSize(1);
        assertThat(list.expectFirst("tbody tr").text()).contains("西范小区 · 第一网格 · 3组");
        Connection worker = signIn("new-worker", "a-long-password");
        assertThat(get(worker, "/profile").parse().text()).contains("西范小区 · 第一网格 · 3组");
    }

    @Test
    void theFormOffersTheAreasOfWhoeverFillsItInByName() throws IOException {
        Document form =
                get(signIn("secretary", Fixture.PASSWORD), "/accounts/new").parse();
        assertThat(form.select("#f-area option").eachAttr("value"))
                .startsWith("330783005.xifan")
                .contains("330783005.xifan.g1.c03")
                .noneMatch(path -> path.contains("xilou"));
        assertThat(form.select("#f-area option").eachText())
                .extracting(text -> text.replace("\u2003", ""))
                .contains("西范小区", "3组");
        assertThat(form.select("#f-role option").eachAttr("value"))
                .containsExactlyInAnyOrder("GRID_LEADER", "GRID_WORKER", "GATE_GUARD", "VOLUNTEER", "HEALTH_STAFF");
    }

    @Test
    void aRefusedFormKeepsWhatWasTyped() throws IOException {
        Connection secretary = signIn("secretary", Fixture.PASSWORD);
        Document page = post(
                        secretary,
                        "/accounts",
                        typed("xilou1", "GATE_GUARD", "330783005.xifan.g1.c02", "kept-from-the-page"))
                .parse();
        assertThat(page.expectFirst("[role=alert] a[href=#problem-username]").text())
                .contains("用户名 xilou1 已有人使用");
        assertThat(page.select("#problem-username")).hasSize(1);
        assertThat(page.expectFirst("#f-username").val()).isEqualTo("xilou1");
        assertThat(page.expectFirst("#f-username").hasClass("is-invalid")).isTrue();
        assertThat(page.expectFirst("#f-role option[selected]").val()).isEqualTo("GATE_GUARD");
        assertThat(page.expectFirst("#f-area option[selected]").val()).isEqualTo("330783005.xifan.g1.c02");
        assertThat(page.html()).doesNotContain("kept-from-the-page");
    }

    @Test
    void whatASpreadsheetWouldRunIsNoName() throws IOException {
        Connection secretary = signIn("secretary", Fixture.PASSWORD);
        for (String name : List.of("=HYPERLINK(\"http://x\")", "@SUM(A)", "-cmd|x", "张<b>三")) {
            var form = new HashMap<>(
                    typed("named-" + name.length(), "GRID_WORKER", "330783005.xifan.g1.c03", "a-long-password"));
            form.put("name", name);
            Document page = post(secretary, "/accounts", form).parse();
            assertThat(page.select("#problem-name").text()).as(name).contains("不能有“");
            assertThat(page.expectFirst("#f-name").val()).isEqualTo(name);
        }
    }

    @Test
    void nobodyMakesTheirOwnSuperiorNorAnybodyElsewhere() throws IOException {
        Connection secretary = signIn("secretary", Fixture.PASSWORD);
        assertThat(post(secretary, "/accounts", typed("boss", "ADMINISTRATOR", "330783005.xifan", "a-long-password"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(post(
                                secretary,
                                "/accounts",
                                typed("neighbour", "GRID_WORKER", "330783005.xilou.g1.c01", "a-long-password"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(get(signIn("worker", Fixture.PASSWORD), "/accounts").statusCode())
                .isEqualTo(403);
    }

    @Test
    void whoeverIsDisabledIsOutAtTheNextRequestAndInAgainWhenEnabled() throws IOException {
        Connection admin = signIn("admin", Fixture.PASSWORD);
        Connection guard = signIn("guard", Fixture.PASSWORD);
        assertThat(get(guard, "/profile").url().getPath()).isEqualTo("/profile");
        String address = "/accounts/" + fixture.account("guard").id() + "/disabled";
        post(admin, address, Map.of("to", "true"));
        assertThat(get(guard, "/profile").url().getPath()).isEqualTo("/sign-in");
        post(admin, address, Map.of("to", "false"));
        assertThat(get(signIn("guard", Fixture.PASSWORD), "/profile").url().getPath())
                .isEqualTo("/profile");
    }

    @Test
    void nobodyDisablesThemselves() throws IOException {
        Connection admin = signIn("admin", Fixture.PASSWORD);
        post(admin, "/accounts/" + fixture.account("admin").id() + "/disabled", Map.of("to", "true"));
        assertThat(get(admin, "/profile").url().getPath()).isEqualTo("/profile");
    }

    private static Map<String, String> typed(String username, String role, String area, String password) {
        return Map.of(
                "username", username, "name", "新人", "role", role, "area", area, "password", password, "version", "0");
    }

    private Connection signIn(String username, String password) throws IOException {
        Connection session = Jsoup.newSession().ignoreHttpErrors(true);
        Document form = get(session, "/sign-in").parse();
        session.newRequest(at("/sign-in"))
                .data("username", username)
                .data("password", password)
                .data(
                        "_csrf",
                        form.expectFirst("form[action=/sign-in] [name=_csrf]").val())
                .post();
        return session;
    }

    private Connection.Response get(Connection session, String path) throws IOException {
        return session.newRequest(at(path)).execute();
    }

    private Connection.Response post(Connection session, String path, Map<String, String> form) throws IOException {
        String csrf =
                get(session, "/profile").parse().expectFirst("[name=_csrf]").val();
        return session.newRequest(at(path))
                .data(form)
                .data("_csrf", csrf)
                .method(Connection.Method.POST)
                .execute();
    }

    private String at(String path) {
        return "http://localhost:" + port + path;
    }
}
