package org.linli.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.Connection;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.linli.access.Acting;
import org.linli.tasks.Tasks;
import org.linli.testing.Fixture;
import org.linli.testing.LinliTest;
import org.linli.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/**
 * Follows, as each role, every link and linked number from the first page on: none leads whoever sees it to a refusal.
 * One address of each pattern from each page is opened, three steps deep.
 */
@LinliTest
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryLinkTest {

    private static final int DEEPEST = 3;
    private static final int MOST_PAGES = 400;
    private static final int OF_ONE_PATTERN = 3;

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @BeforeAll
    void work() {
        var work = new AtWork(context);
        work.gate(context);
        work.entrance(context);
        work.patrolled(context, work.place(context));
        work.round(context);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"admin", "command", "auditor", "health", "secretary", "leader", "worker", "guard", "volunteer"})
    void noLinkLeadsWhoeverSeesItToARefusal(String user) throws IOException {
        TestClock.set("2022-02-07T17:30");
        assertThat(alarms()).as("an alarm is open").isPositive();
        var crawl = new Crawl(user);
        crawl.follow();
        int few = user.equals("guard") || user.equals("volunteer") ? 2 : 30;
        assertThat(crawl.opened).as("pages opened as %s", user).hasSizeGreaterThan(few);
        assertThat(crawl.refused).as("links that refuse %s", user).isEmpty();
    }

    private long alarms() {
        return Acting.as(
                context.getBean(Fixture.class).actor("secretary"),
                () -> context.getBean(Tasks.class).alarms());
    }

    /** An address and the page on which it stands. */
    private record Link(String address, String on, int depth) {}

    private final class Crawl {

        private final Connection session;
        private final Set<String> opened = new HashSet<>();
        private final Map<String, Integer> ofPattern = new HashMap<>();
        private final List<String> refused = new ArrayList<>();
        private final ArrayDeque<Link> ahead = new ArrayDeque<>(List.of(new Link("/", "", 0)));

        Crawl(String user) throws IOException {
            session = Jsoup.newSession()
                    .header("Accept-Language", "zh-CN")
                    .ignoreHttpErrors(true)
                    .ignoreContentType(true)
                    .maxBodySize(0)
                    .timeout(60_000);
            String token = request("/sign-in").get().expectFirst("[name=_csrf]").val();
            request("/sign-in")
                    .data("username", user)
                    .data("password", Fixture.PASSWORD)
                    .data("_csrf", token)
                    .post();
        }

        void follow() throws IOException {
            while (!ahead.isEmpty() && opened.size() < MOST_PAGES) {
                Link link = ahead.poll();
                if (opened.contains(link.address)
                        || ofPattern.merge(pattern(link.address), 1, Integer::sum) > OF_ONE_PATTERN) {
                    continue;
                }
                opened.add(link.address);
                Connection.Response answer =
                        request(link.address).method(Connection.Method.GET).execute();
                boolean isPage = String.valueOf(answer.contentType()).startsWith("text/html");
                if (answer.statusCode() >= 400) {
                    refused.add(answer.statusCode() + " " + link.address + " on " + link.on);
                } else if (isPage) {
                    Document page = answer.parse();
                    if (refuses(page, link)) {
                        refused.add("in words " + link.address + " on " + link.on);
                    } else if (link.depth < DEEPEST) {
                        lead(page, link);
                    }
                }
            }
        }

        /** A page that only says that one may not is a refusal too, and so is a task on Today that others are to do. */
        private static boolean refuses(Document page, Link link) {
            return page.select("main").text().matches(".*(您的角色|您)(不能|无权).*")
                    || (link.address.startsWith("/tasks/")
                            && link.on.startsWith("/today")
                            && !page.select("#handled-by").isEmpty());
        }

        private void lead(Document page, Link from) {
            for (Element anchor : page.select("a[href], [hx-get], [data-drawing]")) {
                String href = anchor.hasAttr("href")
                        ? anchor.attr("href")
                        : anchor.attr("hx-get") + anchor.attr("data-drawing");
                if (href.startsWith("/")) {
                    ahead.add(new Link(href.replaceAll("#.*", ""), from.address, from.depth + 1));
                } else if (href.startsWith("?")) {
                    ahead.add(new Link(URI.create(from.address).getPath() + href, from.address, from.depth + 1));
                }
            }
        }

        private Connection request(String address) {
            return session.newRequest("http://localhost:" + port + address);
        }
    }

    /** An address without what tells one record, day or area from another, and without the values of its query. */
    private static String pattern(String address) {
        return address.replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "{id}")
                .replaceAll("\\d{4}-\\d\\d-\\d\\d", "{day}")
                .replaceAll("330783005[a-z0-9.]*", "{area}")
                .replaceAll("=[^&]*", "=");
    }
}
