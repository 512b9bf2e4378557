package org.linli.vaccination;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.SelectOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.linli.access.Acting;
import org.linli.identity.Phone;
import org.linli.places.Place;
import org.linli.places.PlaceKind;
import org.linli.platform.Ids;
import org.linli.rides.Vehicle;
import org.linli.rides.Vehicles;
import org.linli.territory.Position;
import org.linli.testing.Browsers;
import org.linli.testing.Browsers.Screen;
import org.linli.testing.Fixture;
import org.linli.testing.TestClock;
import org.linli.testing.TestDatabase;
import org.linli.testing.Visitor;
import org.springframework.beans.factory.annotation.Autowired;

/** A jab and a lift from the list of who is due to the coverage, on the screens of all who have part in it. */
@Tag("browser")
class VaccinationChainTest extends VaccinationTesting {

    private static final LocalDate TUESDAY = MONDAY.plusDays(1);

    @Autowired
    VaccinationDays days;

    @Autowired
    Vehicles vehicles;

    @Override
    protected List<String> emptied() {
        return List.of(
                "vaccination.dose",
                "vaccination.course",
                "vaccination.obstacle",
                "vaccination.day",
                "rides.request",
                "rides.vehicle",
                "rides.plan",
                "places.place");
    }

    @BeforeEach
    void aSiteADayAndACar() throws SQLException {
        var place = new Place(
                Ids.next(),
                Fixture.JIANGBEI,
                PlaceKind.VACCINATION_SITE,
                "方舱接种点",
                null,
                "",
                "",
                null,
                "",
                null,
                new Position(29.2733, 120.2352),
                MONDAY.minusDays(30),
                null,
                0);
        Acting.as(fixture.actor("command"), () -> places.enter(place, null));
        var day = new VaccinationDay(
                Ids.next(),
                Fixture.XIFAN,
                place.id(),
                TUESDAY,
                LocalTime.of(8, 30),
                LocalTime.of(11, 30),
                20,
                "inactivated",
                "北京科兴",
                false,
                0);
        Acting.as(secretary, () -> days.hold(day));
        var van = new Vehicle(
                UUID.randomUUID(),
                Fixture.XIFAN,
                "面包车",
                "浙G12345",
                6,
                0,
                LocalTime.of(7, 0),
                LocalTime.of(18, 0),
                null,
                null,
                "王师傅",
                false,
                null,
                null,
                0);
        Acting.as(secretary, () -> vehicles.add(van, new Phone("13905790099")));
        try (Connection owner = TestDatabase.asOwner();
                Statement statement = owner.createStatement()) {
            statement.execute("update territory.building set lat = 29.29, lng = 120.22");
        }
    }

    @Test
    void twoAreAskedOneIsDrivenGivenTheDoseWatchedAndBroughtHomeAndTheOtherCannotComeAfterAll() {
        String before = coverage();
        invite();
        answerThatTheyNeedALift("吴奶奶");
        answerThatTheyNeedALift("孙爷爷");
        String link = plan();
        TestClock.set("2022-02-08T08:00");
        sayThatTheyDoNotCome("孙爷爷");
        drive(link, "吴奶奶", "aboard", "2022-02-08T08:10");
        drive(link, "吴奶奶", "set_down", "2022-02-08T08:25");
        giveTheDose("吴奶奶", "2022-02-08T08:40", "2022-02-08T09:11");
        drive(link, "吴奶奶", "aboard", "2022-02-08T09:20");
        drive(link, "吴奶奶", "set_down", "2022-02-08T09:40");
        try (Visitor secretary = desk()) {
            Page page = secretary.open("/rides/board");
            assertThat(page.locator("main")).not().containsText("孙爷爷");
            assertThat(page.locator("#left")).hasCount(0);
        }
        org.assertj.core.api.Assertions.assertThat(coverage())
                .as("one more of the elders has a first dose")
                .isNotEqualTo(before);
    }

    private String coverage() {
        try (Visitor secretary = desk()) {
            return secretary
                    .open("/vaccination/coverage")
                    .locator(".coverage-figures .num")
                    .first()
                    .innerText();
        }
    }

    private void invite() {
        try (Visitor secretary = desk()) {
            Page page = secretary.open("/vaccination");
            for (String name : List.of("吴奶奶", "孙爷爷")) {
                page.locator("#list-rows tr", new Page.LocatorOptions().setHasText(name))
                        .locator("input[type=checkbox]")
                        .check();
            }
            page.locator(".choosing select").selectOption(new SelectOption().setIndex(1));
            page.locator(".choosing button[formaction$=invite]").click();
            assertThat(page.locator(".alert-success")).containsText("2");
            secretary.assertNoComplaints();
        }
    }

    private void answerThatTheyNeedALift(String name) {
        try (Visitor worker = Browsers.visitor(port, Screen.PHONE, Locale.SIMPLIFIED_CHINESE)) {
            worker.signIn("worker", Fixture.PASSWORD);
            Page page = worker.open("/today");
            page.locator("main a:visible", new Page.LocatorOptions().setHasText(name))
                    .first()
                    .click();
            page.locator("label:has(input[name=answer][value=comes])").click();
            page.locator("label:has(input[name=needs][value=lift])").click();
            page.locator(".btn-next").last().click();
            assertThat(page.locator(".alert-success")).containsText("08:30");
            worker.assertNoComplaints();
        }
    }

    /** What the driver opens. */
    private String plan() {
        try (Visitor secretary = desk()) {
            Page page = secretary.open("/rides/days/" + TUESDAY);
            page.locator("form[action$=plan] button").click();
            assertThat(page.locator("#progress")).containsText("毫秒");
            page.locator("form[action$=stop] button").click();
            page.locator("form[action$=publish] button").click();
            assertThat(page.locator("form[action$=publish]")).hasCount(0);
            assertThat(page.locator(".ride-car")).containsText("孙爷爷");
            return page.locator(".ride-link code").innerText();
        }
    }

    private void sayThatTheyDoNotCome(String name) {
        try (Visitor secretary = desk()) {
            Page page = secretary.open("/rides");
            page.onDialog(Dialog::accept);
            page.locator("#list-rows tr", new Page.LocatorOptions().setHasText(name))
                    .first()
                    .locator("a")
                    .first()
                    .click();
            page.locator("form[action$=withdraw] button").click();
            page = secretary.open("/rides/days/" + TUESDAY);
            page.locator("form[action$=again] button").click();
            assertThat(page.locator(".ride-car")).not().containsText(name);
            assertThat(page.locator(".ride-car")).containsText("吴奶奶");
        }
    }

    /** Without signal where somebody gets in. */
    private void drive(String link, String name, String what, String time) {
        TestClock.set(time);
        try (Visitor driver = Browsers.visitor(port, Screen.PHONE, Locale.SIMPLIFIED_CHINESE)) {
            Page page = driver.open(link);
            int done = page.locator("#drive-stops li.done").count();
            boolean isOffline = what.equals("aboard");
            page.context().setOffline(isOffline);
            tap(page, name, what).click();
            if (isOffline) {
                assertThat(page.locator("#drive-kept")).isVisible();
                page.context().setOffline(false);
            }
            assertThat(page.locator("#drive-kept"))
                    .isHidden(new LocatorAssertions.IsHiddenOptions().setTimeout(20_000));
            assertThat(page.locator("#drive-stops li.done")).hasCount(done + 1);
        }
    }

    private static Locator tap(Page page, String name, String what) {
        return page.locator("[data-ride]", new Page.LocatorOptions().setHasText(name))
                .locator("form:has(input[value=" + what + "]) button")
                .first();
    }

    private void giveTheDose(String name, String time, String over) {
        TestClock.set(time);
        try (Visitor nurse = Browsers.visitor(port, Screen.PHONE, Locale.SIMPLIFIED_CHINESE)) {
            nurse.signIn("health", Fixture.PASSWORD);
            Page page = nurse.open("/vaccination/site");
            page.waitForSelector("body[data-ready]");
            page.onDialog(Dialog::accept);
            page.locator("#people button", new Page.LocatorOptions().setHasText("吴"))
                    .first()
                    .click();
            page.click("[data-how=id_card]");
            for (Locator question : page.locator("#questions fieldset").all()) {
                question.locator("label:not(.stops) input").check();
            }
            page.fill("#doctor", "王医生");
            page.click("#fit");
            page.fill("#batch", "2021B");
            page.click("#jab");
            assertThat(page.locator("#watch-list .clock")).containsText("29:");
            assertThat(page.locator("#waiting")).isHidden();
            TestClock.set(over);
            page.reload();
            assertThat(page.locator("#watch-list")).containsText(name);
            page.locator("#watch-list button").click();
            page.click("#left");
            assertThat(page.locator("#alarm")).isHidden();
            assertThat(page.locator("#waiting")).isHidden();
            nurse.assertNoComplaints();
        }
    }

    private Visitor desk() {
        Visitor secretary = Browsers.visitor(port, Screen.DESK, Locale.SIMPLIFIED_CHINESE);
        secretary.signIn("secretary", Fixture.PASSWORD);
        return secretary;
    }
}
