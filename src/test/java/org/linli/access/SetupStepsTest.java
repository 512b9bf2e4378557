package org.linli.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.Statement;
import org.jsoup.Connection;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.linli.people.People;
import org.linli.people.PeopleFixture;
import org.linli.territory.Territory;
import org.linli.testing.Fixture;
import org.linli.testing.LinliTest;
import org.linli.testing.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The administrator's list of what a new installation still needs. */
@LinliTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Tag("slow")
class SetupStepsTest {

    @Autowired
    People people;

    @Autowired
    Territory territory;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @LocalServerPort
    int port;

    @Test
    @Order(1)
    void theAdministratorsFirstPageSaysWhatIsThereAndWhatIsStillToDo() throws Exception {
        clear();
        Document page = today("admin");
        assertThat(page.select(".step-done").text())
                .contains("辖区")
                .contains("已有 11 个")
                .contains("账号");
        assertThat(page.select(".step-done a")).isEmpty();
        assertThat(page.select(".step-open").eachText())
                .hasSize(2)
                .allSatisfy(text -> assertThat(text).contains("还没有"));
        assertThat(page.select(".step-open a").eachAttr("href"))
                .containsExactly("/policies/risk-places", "/households/new");
    }

    @Test
    @Order(2)
    void nobodyElseIsShownTheList() throws Exception {
        for (String user : new String[] {"command", "secretary", "auditor", "worker"}) {
            assertThat(today(user).select(".setup-steps")).as(user).isEmpty();
        }
    }

    @Test
    @Order(3)
    void theListIsGoneOnceAllIsThere() throws Exception {
        sql("""
                insert into policy.risk_place (division_code, name, level, valid_from, source)
                values ('421182', '武穴市', 'HIGH', date '2022-02-01', 'test')
                """);
        assertThat(today("admin").select(".step-open a").eachAttr("href")).containsExactly("/households/new");
        new PeopleFixture(people, territory, jdbc, transaction).lay();
        assertThat(today("admin").select(".setup-steps")).isEmpty();
    }

    private static void clear() throws Exception {
        sql("truncate policy.risk_place, people.household, people.person cascade");
    }

    private static void sql(String statement) throws Exception {
        try (java.sql.Connection owner = TestDatabase.asOwner();
                Statement run = owner.createStatement()) {
            run.execute(statement);
        }
    }

    private Document today(String username) throws IOException {
        Connection session =
                Jsoup.newSession().header("Accept-Language", "zh-CN").ignoreHttpErrors(true);
        String token =
                request(session, "/sign-in").get().expectFirst("[name=_csrf]").val();
        return request(session, "/sign-in")
                .data("username", username)
                .data("password", Fixture.PASSWORD)
                .data("_csrf", token)
                .post();
    }

    private Connection request(Connection session, String path) {
        return session.newRequest("http://localhost:" + port + path);
    }
}
