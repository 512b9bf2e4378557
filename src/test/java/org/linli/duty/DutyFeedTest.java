package org.linli.duty;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.jsoup.Connection;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.testing.SignedIn;
import org.linli.testing.TestClock;
import org.linli.testing.TestDatabase;

/** A calendar reads the shifts of one person at a secret address, and nothing else. */
class DutyFeedTest extends DutyTesting {

    private DutyMember mine;

    @BeforeEach
    void stand() {
        mine = withAccount("王五", "worker");
        Post checkpoint = post("卡口");
        daily(checkpoint, "22:00", "06:00", DutyKind.VOLUNTEER, DutyKind.VOLUNTEER);
        put(seats(checkpoint, MONDAY.plusDays(1)).getFirst(), mine);
        put(seats(checkpoint, MONDAY.plusDays(1)).getLast(), member("赵六"));
    }

    private static String made(SignedIn browser) throws Exception {
        Document page = browser.post("/duty/mine", "/duty/mine/feed", Map.of());
        return page.expectFirst("#feed-address").text();
    }

    private static Connection.Response read(String address) throws Exception {
        return Jsoup.connect(address)
                .ignoreContentType(true)
                .ignoreHttpErrors(true)
                .execute();
    }

    @Test
    void aCalendarReadsTheShiftsWithTheirZoneAndWithoutNames() throws Exception {
        String address = made(new SignedIn(port, "worker"));
        assertThat(address).matches("http://localhost:\\d+/duty/feed/[\\w-]{43}\\.ics");
        Connection.Response answer = read(address);
        assertThat(answer.contentType()).startsWith("text/calendar");
        assertThat(answer.body())
                .contains("DTSTART;TZID=Asia/Shanghai:20220208T220000", "BEGIN:VTIMEZONE", "TZOFFSETTO:+0800")
                .doesNotContain("赵六")
                .doesNotContain("王五");
        ICalendar calendar = Biweekly.parse(answer.body()).first();
        assertThat(calendar.validate(ICalVersion.V2_0).isEmpty()).isTrue();
        VEvent event = calendar.getEvents().getFirst();
        assertThat(calendar.getEvents()).hasSize(1);
        assertThat(event.getDateStart().getValue().toInstant()).isEqualTo("2022-02-08T14:00:00Z");
        assertThat(event.getDateEnd().getValue().toInstant()).isEqualTo("2022-02-08T22:00:00Z");
        assertThat(event.getSummary().getValue()).isEqualTo("值守：卡口");
        assertThat(event.getLocation().getValue()).isEqualTo("西门");
    }

    @Test
    void aRevokedAddressAndTheOneBeforeANewOneShowNothing() throws Exception {
        var browser = new SignedIn(port, "worker");
        String first = made(browser);
        String second = made(browser);
        assertThat(read(first).statusCode()).isEqualTo(404);
        assertThat(read(second).statusCode()).isEqualTo(200);
        assertThat(browser.get("/duty/mine").select("#feed-address")).isEmpty();
        browser.post("/duty/mine", "/duty/mine/feed/revoke", Map.of());
        assertThat(read(second).statusCode()).isEqualTo(404);
    }

    @Test
    void whoeverGuessesHasToWaitAndAGuessIsToldNothing() throws Exception {
        String address = made(new SignedIn(port, "worker"));
        for (int guess = 0; guess < 20; guess++) {
            assertThat(read(address.replace(".ics", guess + ".ics")).statusCode())
                    .isEqualTo(404);
        }
        assertThat(read(address).statusCode()).isEqualTo(404);
        TestClock.advance(Duration.ofMinutes(11));
        assertThat(read(address).statusCode()).isEqualTo(200);
    }

    @Test
    void theSecretIsNeitherInTheDatabaseNorInTheTrail() throws Exception {
        String address = made(new SignedIn(port, "worker"));
        String secret = address.replaceAll(".*/|\\.ics", "");
        read(address);
        try (java.sql.Connection owner = TestDatabase.asOwner();
                Statement statement = owner.createStatement();
                ResultSet rows = statement.executeQuery("select (select count(*) from duty.feed f where f::text like '%"
                        + secret + "%') + (select count(*) from access.audit_entry e where e::text like '%" + secret
                        + "%')")) {
            rows.next();
            assertThat(rows.getLong(1)).isZero();
        }
    }
}
