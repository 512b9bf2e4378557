package org.linli.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jsoup.Connection;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.linli.testing.Fixture;
import org.linli.testing.LinliTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** Every list of people finds by address, and by a name with a room, as the search on top of every page does. */
@LinliTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("slow")
class EverySearchTest {

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    private Connection session;

    @BeforeAll
    void work() throws IOException {
        new AtWork(context);
        session = Jsoup.newSession().header("Accept-Language", "zh-CN");
        String token = request("/sign-in").get().expectFirst("[name=_csrf]").val();
        request("/sign-in")
                .data("username", "secretary")
                .data("password", Fixture.PASSWORD)
                .data("_csrf", token)
                .post();
    }

    @ParameterizedTest
    @CsvSource({
        "/today?whose=all&q=, .task-groups",
        "/care?q=, main",
        "/arrivals?q=, main",
        "/people?q=, main",
        "/statements/330783005.xifan/2022-02-07/control.today?which=now&q=, main"
    })
    void aListFindsByAddressAndByNameAndRoom(String list, String where) throws IOException {
        for (String typed : new String[] {"1组60号", "西范1组60号", "张 202", "202 张", "zjg 1组60号", "6595"}) {
            String found = request(list + URLEncoder.encode(typed, StandardCharsets.UTF_8))
                    .get()
                    .select(where)
                    .text();
            assertThat(found).as(list + typed).contains("张建国").doesNotContain("李梅");
        }
        assertThat(request(list + URLEncoder.encode("李 202", StandardCharsets.UTF_8))
                        .get()
                        .select(where)
                        .text())
                .doesNotContain("张建国", "李梅");
    }

    private Connection request(String address) {
        return session.newRequest("http://localhost:" + port + address);
    }
}
