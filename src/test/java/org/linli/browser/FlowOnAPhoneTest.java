package org.linli.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.linli.testing.Browsers;
import org.linli.testing.Browsers.Screen;
import org.linli.testing.Fixture;
import org.linli.testing.LinliTest;
import org.linli.testing.TestClock;
import org.linli.testing.Visitor;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The main job, by hand: somebody is registered, and what follows is done, alarms, is counted and signed. */
@LinliTest
@Tag("browser")
class FlowOnAPhoneTest {

    @LocalServerPort
    int port;

    @Test
    void anArrivalLeadsToTasksToAnAlarmAndToASignedStatement() {
        try (Visitor secretary = Browsers.visitor(port, Screen.PHONE, Locale.SIMPLIFIED_CHINESE);
                Visitor worker = Browsers.visitor(port, Screen.PHONE, Locale.SIMPLIFIED_CHINESE)) {
            secretary.signIn("secretary", Fixture.PASSWORD);
            worker.signIn("worker", Fixture.PASSWORD);
            registers(secretary);
            TestClock.set("2022-02-08T08:00");
            takesATemperatureInThreeTaps(worker);
            TestClock.set("2022-02-08T18:00");
            reportsAFever(worker);
            seesTheAlarm(secretary);
            signs(secretary);
            secretary.assertNoComplaints();
            worker.assertNoComplaints();
        }
    }

    private static void registers(Visitor secretary) {
        Page page = secretary.open("/arrivals/new");
        page.fill("#f-name", "张建国");
        page.fill("#f-document", "360424197407286378");
        page.fill("#f-phone", "13915326595");
        page.fill("#f-origin", "湖北武穴");
        assertThat(page.locator("#divisions option").first()).hasAttribute("value", "421182 湖北省黄冈市武穴市");
        page.fill("#f-origin", "421182 湖北省黄冈市武穴市");
        page.fill("#f-testedAt", "2022-02-06T09:00");
        page.selectOption("#f-testResult", "NEGATIVE");
        assertThat(page.locator("#preview .decision strong")).hasText("2+14");
        page.fill("#f-address", "1组60号202室");
        secretary.picture("flow-1-register");
        page.click("#arrival button.btn-primary");
        assertThat(page.locator(".alert-success")).containsText("已登记");
        assertThat(page.locator(".decision")).containsText("2+14");
        assertThat(page.locator("h1")).hasText("张建国");
        secretary.picture("flow-2-registered");
    }

    private static void takesATemperatureInThreeTaps(Visitor worker) {
        Page page = worker.open("/today");
        assertThat(page.locator(".task-line").first()).containsText("张建国");
        worker.picture("flow-3-today");
        page.tap("#next");
        page.tap("#f-celsius");
        page.keyboard().type("36.5");
        page.tap("button.btn-next");
        assertThat(page.locator(".alert-success")).containsText("36.5");
        worker.waitForQuiet();
        worker.picture("flow-4-taken");
    }

    private static void reportsAFever(Visitor worker) {
        Page page = worker.open("/today");
        page.tap("#next");
        Locator symptoms = page.locator("fieldset:has(input[name=symptoms])");
        assertThat(symptoms).isHidden();
        page.tap("#f-celsius");
        page.keyboard().type("38.5");
        assertThat(symptoms).isVisible();
        page.tap("label:has(input[name=symptoms][value=cough])");
        worker.picture("flow-5-fever");
        page.tap("button.btn-next");
        assertThat(page.locator(".alert-danger")).containsText("38.5");
        worker.picture("flow-6-alarm-sent");
    }

    private static void seesTheAlarm(Visitor secretary) {
        Page page = secretary.open("/today");
        Locator alarm = page.locator(".task-line", new Page.LocatorOptions().setHasText("处理报警"));
        assertThat(alarm).containsText("张建国");
        secretary.picture("flow-7-alarm");
        alarm.locator("a").click();
        assertThat(page.locator(".who")).containsText("张建国");
        secretary.waitForQuiet();
        secretary.picture("flow-8-alarm-task");
    }

    private static void signs(Visitor secretary) {
        Page page = secretary.open("/statements/330783005.xifan/2022-02-07");
        Locator registered = page.locator("tr", new Page.LocatorOptions().setHasText("今日登记来东人员"));
        assertThat(registered.locator(".figure-number")).hasText("1");
        registered.locator(".figure-number a").click();
        assertThat(page.locator("main")).containsText("张建国");
        secretary.picture("flow-9-rows");
        secretary.open("/statements/330783005.xifan/2022-02-08");
        secretary.picture("flow-10-statement");
        page.click("a[href$=signature]");
        assertThat(page.locator(".open-part", new Page.LocatorOptions().setHasText("未处理的报警")))
                .containsText("1");
        for (Locator box : page.locator(".open-part input").all()) {
            box.check();
        }
        secretary.picture("flow-10-what-stands-open");
        page.click("form[action$=signature] button");
        assertThat(page.locator(".signed-line .bg-green-lt")).containsText("签发");
        secretary.waitForQuiet();
        secretary.picture("flow-11-signed");
    }
}
