package org.linli.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.linli.platform.sheet.Limits;
import org.linli.platform.sheet.SheetFile;
import org.linli.platform.sheet.SheetRows;
import org.linli.platform.sheet.Sheets;
import org.linli.testing.Fixture;
import org.linli.testing.LinliTest;
import org.linli.testing.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What every list does, shown on that of the accounts. */
@LinliTest
@Tag("slow")
class AccountListTest {

    private static final int MANY = 130;

    @LocalServerPort
    int port;

    @Autowired
    Accounts accounts;

    @Autowired
    Fixture fixture;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @BeforeEach
    void manyWithTheSameName() {
        Acting.run(fixture.actor("admin"), () -> {
            if (accounts.byUsername("many000").isEmpty()) {
                IntStream.range(0, MANY)
                        .forEach(n -> accounts.add(new AccountForm(
                                "many%03d".formatted(n),
                                n % 2 == 0 ? "同名甲" : "同名乙",
                                Role.GATE_GUARD,
                                Fixture.XIFAN,
                                "a-long-password")));
            }
        });
    }

    @Test
    void goesThroughAllRowsOnceForwardAndBackWhateverTheOrder() throws IOException {
        var admin = new SignedIn(port, "admin");
        for (String sort : List.of("name", "-name", "username", "-last", "area", "role")) {
            var forward = new ArrayList<String>();
            Document page = admin.get("/accounts?q=many&sort=" + sort);
            assertThat(page.select(".pager [rel=prev]")).isEmpty();
            var pages = new ArrayList<List<String>>();
            pages.add(usernames(page));
            while (!page.select(".pager [rel=next]").isEmpty()) {
                page = admin.get(page.expectFirst(".pager [rel=next]").attr("href"));
                pages.add(usernames(page));
            }
            pages.forEach(forward::addAll);
            assertThat(forward).as(sort).hasSize(MANY).doesNotHaveDuplicates();
            assertThat(page.expectFirst(".pager").text()).contains("101–130", "130");
            for (int n = pages.size() - 2; n >= 0; n--) {
                page = admin.get(page.expectFirst(".pager [rel=prev]").attr("href"));
                assertThat(usernames(page)).as(sort + " back to page " + n).isEqualTo(pages.get(n));
            }
            assertThat(page.expectFirst(".pager").text()).contains("1–50");
        }
    }

    @Test
    void aHeadingSortsAndSortsTheOtherWayRoundTheNextTime() throws IOException {
        var admin = new SignedIn(port, "admin");
        Document rising = admin.get("/accounts?q=many&sort=username");
        assertThat(usernames(rising)).isSorted().startsWith("many000");
        assertThat(rising.select("th[aria-sort=ascending]").text()).contains("用户名");
        Document falling =
                admin.get(rising.expectFirst("th[aria-sort=ascending] a").attr("href"));
        assertThat(usernames(falling)).startsWith("many129", "many128");
        assertThat(falling.expectFirst(".filters input[name=q]").attr("value")).isEqualTo("many");
        assertThat(falling.expectFirst(".filters [name=sort] option[selected]").attr("value"))
                .isEqualTo("-username");
    }

    @Test
    void theFileHasAllRowsOfTheSameQuestionInTheSameOrder() throws IOException {
        var admin = new SignedIn(port, "admin");
        Document page = admin.get("/accounts?q=many&role=GATE_GUARD&sort=-username");
        var csv = new String(
                admin.response(page.expectFirst("a[href^=/accounts.csv]").attr("href"))
                        .bodyAsBytes(),
                StandardCharsets.UTF_8);
        assertThat(csv.lines().skip(1)).hasSize(MANY).first().asString().contains("many129");
        byte[] xlsx = admin.response(page.expectFirst("a[href^=/accounts.xlsx]").attr("href"))
                .bodyAsBytes();
        Path file = Files.createTempFile("accounts", ".xlsx");
        Files.copy(new ByteArrayInputStream(xlsx), file, StandardCopyOption.REPLACE_EXISTING);
        try (SheetFile sheets = Sheets.open(file, "accounts.xlsx", Limits.standard());
                SheetRows rows = sheets.rows(sheets.sheets().getFirst())) {
            var names = new ArrayList<String>();
            rows.forEachRemaining(row -> names.add(row.cell(1).shown()));
            assertThat(names).hasSize(MANY + 1).startsWith("用户名", "many129", "many128");
        }
        Files.delete(file);
    }

    @Test
    void anExportIsNotedWithItsFiltersAndASearchWithoutItsWords() throws IOException {
        var admin = new SignedIn(port, "admin");
        admin.get("/accounts?q=many007");
        admin.response("/accounts.csv?q=many007&role=GATE_GUARD");
        assertThat(details("accounts.exported"))
                .anyMatch(detail -> detail.startsWith("role=GATE_GUARD words "))
                .noneMatch(detail -> detail.contains("many007"));
        assertThat(details("searched")).isNotEmpty().noneMatch(d -> d.contains("many007"));
    }

    @Test
    void whoeverMayReadButNotExportIsOfferedNoFileAndRefusedOne() throws IOException {
        var secretary = new SignedIn(port, "secretary");
        assertThat(secretary.get("/accounts").select("a[href*=.xlsx], a[href*=.csv]"))
                .isEmpty();
        assertThat(secretary.response("/accounts.xlsx").statusCode()).isEqualTo(403);
        assertThat(secretary.response("/accounts.csv").statusCode()).isEqualTo(403);
    }

    @Test
    void aPlaceInTheListThatWasTamperedWithLeadsToItsBeginning() throws IOException {
        var admin = new SignedIn(port, "admin");
        List<String> first = usernames(admin.get("/accounts?q=many&sort=username"));
        for (String cursor : List.of("x", "AAAA", "' or 1=1 --", "%00")) {
            assertThat(usernames(admin.get("/accounts?q=many&sort=username&after="
                            + URLEncoder.encode(cursor.replace("%00", "0"), StandardCharsets.UTF_8))))
                    .isEqualTo(first);
        }
        assertThat(usernames(admin.get("/accounts?q=many&sort=nonsense&n=-4&role=NOBODY")))
                .isEmpty();
    }

    @Test
    void onAPhoneEachValueSaysWhatItIs() throws IOException {
        Document page = new SignedIn(port, "admin").get("/accounts");
        assertThat(page.select("tbody td"))
                .allSatisfy(cell -> assertThat(cell.attr("data-label")).isNotBlank());
    }

    private List<String> details(String action) {
        return Acting.as(
                fixture.actor("auditor"),
                () -> transaction.execute(status -> jdbc.sql("""
                                select coalesce(detail, '')
                                  from access.audit_entry
                                 where action = :action and subject = 'accounts'
                                """)
                        .param("action", action)
                        .query(String.class)
                        .list()));
    }

    private static List<String> usernames(Document page) {
        return page.select("tbody td[data-label=用户名]").eachText();
    }
}
