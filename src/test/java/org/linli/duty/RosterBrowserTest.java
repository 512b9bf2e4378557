package org.linli.duty;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.linli.access.Acting;
import org.linli.platform.Ids;
import org.linli.testing.Browsers;
import org.linli.testing.Browsers.Screen;
import org.linli.testing.Fixture;
import org.linli.testing.TestClock;
import org.linli.testing.Visitor;

/** Planning a roster from the question to what is told, and standing in for somebody ill, in the browser. */
@Tag("browser")
class RosterBrowserTest extends DutyTesting {

    private static final LocatorAssertions.ContainsTextOptions PATIENT =
            new LocatorAssertions.ContainsTextOptions().setTimeout(20_000);

    private Post gate;
    private DutyMember worker;

    /** Three posts, ten members of whom two have accounts, one ill, one with a wish. */
    @BeforeEach
    void keep() {
        gate = post("市场大门");
        daily(gate, "08:00", "14:00", DutyKind.CADRE, DutyKind.VOLUNTEER);
        daily(gate, "14:00", "20:00", DutyKind.CADRE, DutyKind.VOLUNTEER);
        daily(post("党群服务室"), "22:00", "06:00", DutyKind.CADRE);
        worker = withAccount("王五", "worker", DutyKind.CADRE);
        withAccount("赵六", "worker2", DutyKind.CADRE);
        for (String name : new String[] {"金国强", "周明", "陈红"}) {
            member(name, DutyKind.CADRE);
        }
        DutyMember ill = member("李四");
        for (String name : new String[] {"钱七", "孙八", "吴九", "郑十"}) {
            member(name);
        }
        Acting.run(
                secretary,
                () -> members.keep(new Absence(
                        Ids.next(), ill.id(), Absence.Reason.ILLNESS, MONDAY.plusDays(1), MONDAY.plusDays(9))));
        Acting.run(
                secretary,
                () -> members.keep(new Absence(
                        Ids.next(), worker.id(), Absence.Reason.WISH, MONDAY.plusDays(5), MONDAY.plusDays(6))));
    }

    @Test
    void aSecretaryPlansComparesAndPublishesAtTheDesk() {
        try (Visitor desk = Browsers.visitor(port, Screen.DESK, Locale.ENGLISH)) {
            desk.signIn("secretary", Fixture.PASSWORD);
            plan(desk, "en", "1440");
            Page page = desk.page();
            page.click("form[action$='/publish'] button");
            desk.waitForQuiet();
            assertThat(page.locator("main")).containsText("Whoever has an account is told");
            look(desk, "roster-published-en");
            desk.open("/duty/roster");
            look(desk, "roster-list-en");
        }
        try (Visitor phone = Browsers.visitor(port, Screen.PHONE, Locale.SIMPLIFIED_CHINESE)) {
            phone.signIn("worker", Fixture.PASSWORD);
            assertThat(phone.open("/duty/mine").locator("#changes")).containsText("由您值班");
        }
    }

    @Test
    void theSameOnAPhoneInChinese() {
        try (Visitor phone = Browsers.visitor(port, Screen.PHONE, Locale.SIMPLIFIED_CHINESE)) {
            phone.signIn("secretary", Fixture.PASSWORD);
            plan(phone, "zh", "390");
            put(seats(gate, MONDAY.plusDays(3)).getFirst(), worker);
            Page page = phone.page();
            page.click("form[action$='/publish'] button");
            phone.waitForQuiet();
            assertThat(page.locator("#lost")).containsText("其间已另行安排他人");
            look(phone, "roster-lost-zh");
            page.click("form[action$='/publish'] button");
            phone.waitForQuiet();
            assertThat(page.locator("main")).containsText("已发布");
        }
    }

    /** Asks for a plan, watches it, stops it and compares. */
    private static void plan(Visitor visitor, String language, String width) {
        Page page = visitor.open("/duty/roster");
        look(visitor, "roster-ask-" + language);
        page.click("main form[action='/duty/roster'] button");
        visitor.waitForQuiet();
        visitor.picture("roster-begun-" + language);
        assertThat(page.locator("#progress dl")).isVisible();
        visitor.picture("roster-progress-" + language);
        visitor.assertAccessible();
        page.click("form[action$='/stop'] button");
        assertThat(page.locator("h1")).containsText(language.equals("en") ? "Proposal" : "排班方案", PATIENT);
        visitor.waitForQuiet();
        page.click("#said summary");
        look(visitor, "roster-compare-" + language + "-" + width);
    }

    @Test
    void whoFallsIllIsReplacedOnAPhone() {
        Seat seat = seats(gate, MONDAY.plusDays(1)).getFirst();
        put(seat, worker);
        TestClock.set("2022-02-08T06:50");
        try (Visitor phone = Browsers.visitor(port, Screen.PHONE, Locale.SIMPLIFIED_CHINESE)) {
            phone.signIn("secretary", Fixture.PASSWORD);
            Page page = phone.open("/duty");
            look(phone, "roster-today-zh");
            page = phone.open("/duty/seats/" + seat.id());
            page.check("[name=ill]");
            look(phone, "roster-replace-zh");
            page.locator("#replace li button").first().click();
            phone.waitForQuiet();
            assertThat(page.locator("main")).containsText("2月8日");
        }
        try (Visitor desk = Browsers.visitor(port, Screen.DESK, Locale.ENGLISH)) {
            desk.signIn("secretary", Fixture.PASSWORD);
            Page page = desk.open("/duty/seats/" + seat.id());
            assertThat(page.locator("#history")).containsText("王五 →");
            look(desk, "roster-replace-en");
        }
    }

    private static void look(Visitor visitor, String picture) {
        visitor.picture(picture);
        visitor.assertAccessible();
        visitor.assertFitsTheWidth();
        visitor.assertNoComplaints();
    }
}
