package org.linli.vaccination;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.linli.access.Acting;
import org.linli.platform.Ids;
import org.linli.testing.Browsers;
import org.linli.testing.Browsers.Screen;
import org.linli.testing.Fixture;
import org.linli.testing.TestClock;
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
            PlaywrightAssertions.assertThat(page.locator("#name")).containsText("孙爷爷");
            page.click("[data-how=id_card]");
            PlaywrightAssertions.assertThat(page.locator("#is")).hasText("已签到");
            for (int i = 0; i < page.locator("#questions fieldset").count(); i++) {
                page.locator("#questions fieldset")
                        .nth(i)
                        .locator("label:not(.stops) input")
                        .check();
            }
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
            page.locator("#watch-list button").click();
            page.onDialog(Dialog::accept);
            page.click("#left");
            PlaywrightAssertions.assertThat(page.locator("#alarm")).isHidden();
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
