package org.linli.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.linli.testing.LinliTest;
import org.linli.testing.SignedIn;
import org.linli.testing.Statements;
import org.linli.testing.TestClock;
import org.linli.testing.TestDatabase;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A list of more rows than are counted, shown on that of the trail. */
@LinliTest
class LongListTest {

    private static final int MANY = 10_250;

    @LocalServerPort
    int port;

    @BeforeAll
    static void many() throws SQLException {
        try (Connection owner = TestDatabase.asOwner();
                Statement statement = owner.createStatement()) {
            statement.execute("""
                    insert into access.audit_entry (id, at, username, action, area)
                    select gen_random_uuid(), timestamptz '2022-02-01 08:00+08' + n * interval '1 second',
                           'admin', 'account.added', '330783005.'
                      from generate_series(1, %d) n
                    """.formatted(MANY));
            statement.execute("""
                    insert into tasks.task (id, kind, path, source_id, day, due_from, due_until, data, opened_at)
                    select gen_random_uuid(), 'care.temperature', '330783005.xifan.', gen_random_uuid(),
                           date '2022-02-08', timestamptz '2022-02-08 08:00+08', timestamptz '2022-02-08 10:00+08',
                           '{}', now()
                      from generate_series(1, %d) n
                    """.formatted(MANY));
        }
    }

    @Test
    void isCountedToTenThousandAndWhollyOnDemand() throws IOException {
        var auditor = new SignedIn(port, "auditor");
        Document page = auditor.get("/audit?to=2022-02-05");
        assertThat(page.expectFirst(".pager").text()).startsWith("第 1–50 条，共 10,000 条以上");
        Document counted = auditor.get(page.expectFirst(".pager [rel=nofollow]").attr("href"));
        assertThat(counted.expectFirst(".pager").text()).startsWith("第 1–50 条，共 10,250 条");
        assertThat(counted.select(".pager [rel=nofollow]")).isEmpty();
        Document second = auditor.get(page.expectFirst(".pager [rel=next]").attr("href"));
        assertThat(second.expectFirst(".pager").text()).startsWith("第 51–100 条，共 10,000 条以上");
    }

    @Test
    void isNotCountedAgainForWhoeverTurnsItsPages() throws IOException {
        var auditor = new SignedIn(port, "auditor");
        String list = "/audit?to=2022-02-04";
        auditor.get("/audit?to=2022-02-03");
        int first = statements(auditor, list);
        assertThat(statements(auditor, list)).isEqualTo(first - 1);
        assertThat(auditor.get(list).expectFirst(".pager").text()).startsWith("第 1–50 条，共 10,000 条以上");
    }

    @Test
    void isKnownToBeLongAlsoWhereItMayAskWhatIsLate() throws IOException {
        var secretary = new SignedIn(port, "secretary");
        secretary.get("/people");
        TestClock.set("2022-02-08T15:01");
        int first = statements(secretary, "/tasks");
        TestClock.set("2022-02-08T15:02");
        assertThat(statements(secretary, "/tasks")).isLessThan(first);
        assertThat(secretary.get("/tasks").expectFirst(".pager").text()).startsWith("第 1–50 条，共 10,000 条以上");
    }

    private static int statements(SignedIn who, String address) {
        return Statements.ofRequest(() -> {
            try {
                who.get(address);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
