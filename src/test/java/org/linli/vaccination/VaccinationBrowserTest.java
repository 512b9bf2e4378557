package org.linli.vaccination;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.linli.access.Acting;
import org.linli.people.PeopleFixture;
import org.linli.platform.Ids;
import org.linli.testing.Browsers;
import org.linli.testing.Browsers.Screen;
import org.linli.testing.Fixture;
import org.linli.testing.TestClock;
import org.linli.testing.TestDatabase;
import org.linli.testing.Visitor;
import org.springframework.beans.factory.annotation.Autowired;

/** From the list of who is due to the half hour after the dose, on a phone and a tablet, with and without signal. */
@Tag("browser")
class VaccinationBrowserTest extends VaccinationTesting {

    @Autowired
    VaccinationDays days;

    @Autowired
    Appointments appointments;

    private VaccinationDay day() {
        var wanted = new VaccinationDay(
                Ids.next(),
                Fixture.XIFAN,
                site.id(),
                MONDAY,
                LocalTime.of(13, 30),
                LocalTime.of(16, 0),
                20,
                "inactivated",
                "北京科兴",
                false,
                0);
        return Acting.as(secretary, () -> days.hold(wanted));
    }

    @Test
    void whoeverComesIsCheckedInAskedGivenTheDoseAndWatchedAlsoWithoutSignal() {
        given(sun, 1, "2022-01-10");
        VaccinationDay day = day();
        Acting.run(
                secretary,
                () -> transaction.executeWithoutResult(status -> {
                    appointments.make(day, people.get(sun), 2, Set.of(Needed.LIFT));
                    appointments.make(day, people.get(wu), 1, Set.of());
                }));
        try (Visitor nurse = Browsers.visitor(port, Screen.PHONE, Locale.SIMPLIFIED_CHINESE)) {
            nurse.signIn("health", Fixture.PASSWORD);
            Page page = nurse.open("/vaccination/site");
            page.waitForSelector("body[data-ready]");
            page.fill("#find", "1");
            page.press("#find", "Enter");
            PlaywrightAssertions.assertThat(page.locator("#name")).containsText("孙爷爷");
            page.click("[data-how=id_card]");
            PlaywrightAssertions.assertThat(page.locator("#is")).hasText("已签到");
            answer(page);
            page.fill("#doctor", "王医生");
            nurse.picture("vaccination-site-questions-phone-zh");
            page.click("#fit");
            page.context().setOffline(true);
            page.fill("#batch", "2021B");
            page.click("#jab");
            PlaywrightAssertions.assertThat(page.locator("#watch-list .clock")).containsText("29:");
            PlaywrightAssertions.assertThat(page.locator("#waiting")).containsText("条还没有发送");
            nurse.picture("vaccination-site-watch-phone-zh");
            nurse.assertAccessible();
            nurse.assertFitsTheWidth();
            page.context().setOffline(false);
            PlaywrightAssertions.assertThat(page.locator("#waiting"))
                    .isHidden(new LocatorAssertions.IsHiddenOptions().setTimeout(20_000));
            assertThat(counting(sun)).hasSize(2);
            TestClock.advance(Duration.ofMinutes(31));
            page.reload();
            PlaywrightAssertions.assertThat(page.locator("#alarm")).containsText("1人留观时间到");
            nurse.picture("vaccination-site-alarm-phone-zh");
            nurse.assertAccessible();
            page.click(".to-watch");
            PlaywrightAssertions.assertThat(page.locator("#people")).isHidden();
            PlaywrightAssertions.assertThat(page.locator("#watch-list")).containsText("留观结束，可以离开");
            page.context().setOffline(true);
            page.reload();
            PlaywrightAssertions.assertThat(page.locator("#watch-list")).containsText("留观结束，可以离开");
            PlaywrightAssertions.assertThat(page.locator("#alarm")).containsText("1人留观时间到");
            PlaywrightAssertions.assertThat(page.locator("#untouched")).containsText("点一下屏幕");
            nurse.picture("vaccination-site-beside-phone-zh");
            nurse.assertAccessible();
            nurse.assertFitsTheWidth();
            page.context().setOffline(false);
            page.locator("#watch-list button").click();
            PlaywrightAssertions.assertThat(page.locator("#untouched")).isHidden();
            page.onDialog(Dialog::accept);
            page.click("#left");
            PlaywrightAssertions.assertThat(page.locator("#alarm")).isHidden();
            PlaywrightAssertions.assertThat(page.locator("#nobody-watched")).isVisible();
        }
    }

    private static void answer(Page page) {
        for (int i = 0; i < page.locator("#questions fieldset").count(); i++) {
            page.locator("#questions fieldset")
                    .nth(i)
                    .locator("label:not(.stops) input")
                    .check();
        }
    }

    private void expectBoth() throws SQLException {
        given(sun, 1, "2022-01-10");
        VaccinationDay day = day();
        Acting.run(
                secretary,
                () -> transaction.executeWithoutResult(status -> {
                    appointments.make(day, people.get(sun), 2, Set.of());
                    appointments.make(day, people.get(wu), 1, Set.of());
                }));
        try (Connection owner = TestDatabase.asOwner();
                Statement statement = owner.createStatement()) {
            statement.execute("update vaccination.appointment set ticket = 12 where ticket = 2");
        }
    }

    private static String appointment() throws SQLException {
        try (Connection owner = TestDatabase.asOwner();
                Statement statement = owner.createStatement();
                ResultSet found = statement.executeQuery("select id from vaccination.appointment")) {
            assertThat(found.next()).isTrue();
            return found.getString(1);
        }
    }

    private static void fitForTheDose(Page page, String ticket) {
        page.fill("#find", ticket);
        page.press("#find", "Enter");
        page.click("[data-how=id_card]");
        answer(page);
        page.fill("#doctor", "王医生");
        page.click("#fit");
        page.fill("#batch", "2021B");
    }

    @Test
    void aTicketIsChosenOnlyOnceItIsTypedAndEntered() throws SQLException {
        expectBoth();
        try (Visitor nurse = Browsers.visitor(port, Screen.PHONE, Locale.SIMPLIFIED_CHINESE)) {
            nurse.signIn("health", Fixture.PASSWORD);
            Page page = nurse.open("/vaccination/site");
            page.waitForSelector("body[data-ready]");
            page.locator("#find").pressSequentially("1");
            PlaywrightAssertions.assertThat(page.locator("#people li")).hasCount(1);
            PlaywrightAssertions.assertThat(page.locator("#find")).hasValue("1");
            PlaywrightAssertions.assertThat(page.locator("#one")).isHidden();
            page.locator("#find").pressSequentially("2");
            PlaywrightAssertions.assertThat(page.locator("#find")).hasValue("12");
            PlaywrightAssertions.assertThat(page.locator("#one")).isHidden();
            page.press("#find", "Enter");
            PlaywrightAssertions.assertThat(page.locator("#name")).containsText("吴奶奶");
            PlaywrightAssertions.assertThat(page.locator("#find")).hasValue("");
        }
    }

    @Test
    void whoeverIsWatchedStaysWhereTheAnswerIsLostAndADoseAgainstTheRulesIsOnRecord() throws SQLException {
        expectBoth();
        try (Visitor nurse = Browsers.visitor(port, Screen.PHONE, Locale.SIMPLIFIED_CHINESE)) {
            nurse.page().addInitScript("""
                    const reached = window.fetch;
                    window.fetch = (to, how) => sessionStorage.getItem('lost') && String(to).includes('state.json')
                      ? Promise.reject(new TypeError('lost')) : reached(to, how);
                    """);
            nurse.signIn("health", Fixture.PASSWORD);
            Page page = nurse.open("/vaccination/site");
            page.waitForSelector("body[data-ready]");
            fitForTheDose(page, "12");
            PlaywrightAssertions.assertThat(page.locator("#waiting")).isHidden();
            page.evaluate("sessionStorage.setItem('lost', 'yes')");
            page.click("#jab");
            PlaywrightAssertions.assertThat(page.locator("#offline")).isVisible();
            PlaywrightAssertions.assertThat(page.locator("#waiting")).isHidden();
            assertThat(counting(wu)).hasSize(1);
            PlaywrightAssertions.assertThat(page.locator("#watch-list .clock")).containsText("29:");
            page.reload();
            page.waitForSelector("body[data-ready]");
            PlaywrightAssertions.assertThat(page.locator("#watch-list .clock")).containsText("29:");
            page.evaluate("sessionStorage.removeItem('lost')");
            page.reload();
            PlaywrightAssertions.assertThat(page.locator("#watch-list")).containsText("吴奶奶");

            fitForTheDose(page, "1");
            PlaywrightAssertions.assertThat(page.locator("#waiting")).isHidden();
            given(sun, 2, "2022-02-07");
            page.click("#jab");
            PlaywrightAssertions.assertThat(page.locator("#watch-list .advice")).containsText("接种时与规定不符：同一天登记了两剂");
            PlaywrightAssertions.assertThat(page.locator("#waiting")).isHidden();
            assertThat(counting(sun)).as("what is in the arm is on record").hasSize(3);
            PlaywrightAssertions.assertThat(page.locator("#watch-list .clock")).hasCount(2);
            nurse.picture("vaccination-site-marked-phone-zh");
            nurse.assertAccessible();
            nurse.assertFitsTheWidth();
            page.onDialog(Dialog::accept);
            page.click("#left");
            PlaywrightAssertions.assertThat(page.locator("#watch-list .clock")).hasCount(1);
        }
    }

    @Test
    void onATabletWhatStandsAgainstADoseIsReadSomebodyIsTakenInAndWhatWasRefusedIsSeenOnce() throws SQLException {
        given(wu, 1, "2022-02-01");
        day();
        try (Visitor nurse = Browsers.visitor(port, Screen.DESK, Locale.ENGLISH)) {
            nurse.signIn("health", Fixture.PASSWORD);
            Page page = nurse.open("/vaccination/site");
            page.waitForSelector("body[data-ready]");
            page.onDialog(Dialog::accept);
            page.fill("#find", PeopleFixture.citizen("1940-01-03", 244).number());
            page.press("#find", "Enter");
            PlaywrightAssertions.assertThat(page.locator("#name")).containsText("吴奶奶");
            PlaywrightAssertions.assertThat(page.locator("#against")).containsText("too soon");
            PlaywrightAssertions.assertThat(page.locator("#last")).containsText("Dose 1");
            page.click("[data-how=id_card]");
            answer(page);
            page.fill("#doctor", "Dr Wang");
            PlaywrightAssertions.assertThat(page.locator("#fit")).isDisabled();
            nurse.picture("vaccination-site-against-desk-en");
            nurse.assertAccessible();
            PlaywrightAssertions.assertThat(page.locator("#waiting")).isHidden();
            page.evaluate("""
                    ([id]) => new Promise((done) => {
                      indexedDB.open('linli-vaccination', 1).onsuccess = ({ target: { result } }) => {
                        const writing = result.transaction('queue', 'readwrite');
                        writing.objectStore('queue').put({ id: crypto.randomUUID(), appointment: id, kind: 'in',
                          at: Date.now(), steady: { page: 0, offset: 0 }, how: 'id_card', who: '李护士' });
                        writing.oncomplete = done;
                      };
                    })""", List.of(appointment()));
            page.reload();
            PlaywrightAssertions.assertThat(page.locator("#untaken-list")).containsText("check-in");
            assertThat(page.evaluate("""
                    () => new Promise((done) => {
                      indexedDB.open('linli-vaccination', 1).onsuccess = ({ target: { result } }) => {
                        result.transaction('queue').objectStore('queue').getAll().onsuccess =
                          ({ target }) => done(JSON.stringify(target.result));
                      };
                    })""").toString())
                    .as("what was written by hand lies enciphered on the device")
                    .contains("sealed")
                    .doesNotContain("李护士");
            nurse.picture("vaccination-site-untaken-desk-en");
            page.locator("#untaken-list button").click();
            PlaywrightAssertions.assertThat(page.locator("#untaken")).isHidden();
            page.reload();
            page.waitForSelector("body[data-ready]");
            PlaywrightAssertions.assertThat(page.locator("#untaken")).isHidden();
        }
    }

    @Test
    void theListTheDayAndTheCoverageAreReadOnAPhoneAndADesk() {
        given(sun, 1, "2022-01-10");
        given(wu, 1, "2021-07-01");
        given(wu, 2, "2021-07-29");
        Acting.run(secretary, () -> obstacles.enter(obstacle(qian, ObstacleReason.ALLERGY, null)));
        VaccinationDay day = day();
        Acting.run(
                secretary,
                () -> transaction.executeWithoutResult(
                        status -> appointments.make(day, people.get(sun), 2, Set.of(Needed.LIFT, Needed.WHEELCHAIR))));
        seen(Screen.PHONE, Locale.SIMPLIFIED_CHINESE, "phone-zh", day);
        seen(Screen.DESK, Locale.ENGLISH, "desk-en", day);
    }

    private void seen(Screen screen, Locale locale, String name, VaccinationDay day) {
        try (Visitor visitor = Browsers.visitor(port, screen, locale)) {
            visitor.signIn("secretary", Fixture.PASSWORD);
            look(visitor, "/vaccination?state=ALL", "vaccination-due-" + name);
            look(visitor, "/vaccination/days", "vaccination-days-" + name);
            look(visitor, "/vaccination/days/" + day.id(), "vaccination-day-" + name);
            look(visitor, "/vaccination/days/new", "vaccination-day-form-" + name);
            look(visitor, "/vaccination/coverage", "vaccination-coverage-" + name);
            look(visitor, "/vaccination/people/" + qian + "/doses/new", "vaccination-dose-" + name);
            look(visitor, "/vaccination/people/" + qian + "/obstacles/new", "vaccination-obstacle-" + name);
            look(visitor, "/people/" + wu, "vaccination-person-" + name);
        }
    }

    private static void look(Visitor visitor, String address, String name) {
        visitor.open(address);
        visitor.picture(name);
        visitor.assertAccessible();
        visitor.assertFitsTheWidth();
        visitor.assertNoComplaints();
    }
}
